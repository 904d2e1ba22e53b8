import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { KeptChangeKind } from './plan-change.types.js';

/** That the pace, the week or the days off of a learner are others from a day on; appended, a later row may supersede. */
@Entity({
  schema: 'tracks',
  name: 'plan_change',
  comment: 'Purpose: what moved the plan of a learner, when and on whose word. Retention: as the enrolment.',
})
@Index('plan_change_enrolment_idx', ['enrolmentId', 'recordedAt'])
@Unique('plan_change_superseded_once', ['supersedesId'])
@Check('plan_change_kind_known', `"kind" IN ('pace', 'catch-up', 'week', 'away')`)
@Check(
  'plan_change_says_what',
  `("kind" = 'away') = ("until_on" IS NOT NULL) AND ("kind" = 'pace') = ("pace_months" IS NOT NULL)
   AND ("kind" = 'week') = ("week" IS NOT NULL) AND ("until_on" IS NULL OR "from_on" <= "until_on")`,
)
@Check('plan_change_week_has_seven_days', `"week" IS NULL OR cardinality("week") = 7`)
export class KeptPlanChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'plan_change_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  @Column('text') kind: KeptChangeKind;
  @Column('date', { name: 'from_on' }) fromOn: string;
  /** The first day back of days off. */
  @Column('date', { name: 'until_on', nullable: true }) untilOn: string | null;
  @Column('int', { name: 'pace_months', nullable: true }) paceMonths: number | null;
  @Column('int', { name: 'pace_months_before', nullable: true }) paceMonthsBefore: number | null;
  /** Minutes a day, Monday first. */
  @Column('smallint', { array: true, nullable: true }) week: number[] | null;
  @Column('smallint', { name: 'week_before', array: true, nullable: true }) weekBefore: number[] | null;
  /** The row whose place this one takes. */
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
