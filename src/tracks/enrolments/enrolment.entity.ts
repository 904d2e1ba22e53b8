import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Design } from '../designs/design.entity.js';
import { Rulebook } from '../rulebooks/rulebook.entity.js';
import type { AccessRoute, EnrolmentState, FundedBy } from './enrolment.types.js';

/** That a learner follows a title at an own pace, pinned to one version of the title, one design, one rulebook. */
@Entity({
  schema: 'tracks',
  name: 'enrolment',
  comment: 'Purpose: the track of a learner. Retention: 10 years after its end; the award outlives it.',
})
@Index('enrolment_runs_once_per_title', ['learnerId', 'titleVersionId'], {
  unique: true,
  where: `state IN ('applied', 'admitted', 'active', 'suspended')`,
})
@Index('enrolment_learner_idx', ['learnerId'])
@Index('enrolment_state_idx', ['state', 'id'])
// How many tracks run under a title is asked for every title at once.
@Index('enrolment_title_version_idx', ['titleVersionId', 'state'])
@Check(
  'enrolment_state_known',
  `"state" IN ('applied', 'admitted', 'active', 'suspended', 'completed', 'withdrawn', 'ended')`,
)
@Check('enrolment_ends_after_entry', `"entered_on" <= "planned_end_on"`)
@Check(
  'enrolment_funding_end_known',
  `"funded_by" = 'self' OR ("funder" IS NOT NULL AND "funding_ends_on" IS NOT NULL)`,
)
@Check(
  'enrolment_week_has_days',
  `cardinality("weekdays") >= 1 AND "weekdays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]`,
)
export class Enrolment {
  @PrimaryColumn('uuid') id: string;
  /** What people call it by, `2026-00042`; never given twice. */
  @Index('enrolment_number_once', { unique: true })
  @Column('text')
  number: string;
  @ForeignKey('Learner', { name: 'enrolment_learner_fk' })
  @Column('uuid', { name: 'learner_id' })
  learnerId: string;
  @ForeignKey('TitleVersion', { name: 'enrolment_title_version_fk' })
  @Column('uuid', { name: 'title_version_id' })
  titleVersionId: string;
  @Index('enrolment_design_idx')
  @Column('uuid', { name: 'design_id' })
  designId: string;
  @ManyToOne(() => Design)
  @JoinColumn({ name: 'design_id', foreignKeyConstraintName: 'enrolment_design_fk' })
  design: Relation<Design>;
  @Column('uuid', { name: 'rulebook_id' }) rulebookId: string;
  @ManyToOne(() => Rulebook)
  @JoinColumn({ name: 'rulebook_id', foreignKeyConstraintName: 'enrolment_rulebook_fk' })
  rulebook: Relation<Rulebook>;
  @Column('text') state: EnrolmentState;
  @Column('int', { name: 'pace_months' }) paceMonths: number;
  @Column('date', { name: 'entered_on' }) enteredOn: string;
  @Column('date', { name: 'planned_end_on' }) plannedEndOn: string;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('text', { name: 'funded_by' }) fundedBy: FundedBy;
  @Column('text', { nullable: true }) funder: string | null;
  @Column('date', { name: 'funding_ends_on', nullable: true }) fundingEndsOn: string | null;
  @Column('text', { name: 'access_route' }) accessRoute: AccessRoute;
  /** The hours that the learner gives in a week. */
  @Column('int', { name: 'weekly_hours' }) weeklyHours: number;
  /** The days of the week on which the learner works, 1 for Monday. */
  @Column('smallint', { array: true }) weekdays: number[];
  @Column('text') zone: string;
  @Column('text') country: string;
  @Column('text', { nullable: true }) region: string | null;
  @Column('timestamptz', { name: 'enrolled_at' }) enrolledAt: Date;
  @Column('uuid', { name: 'enrolled_by' }) enrolledBy: string;
}
