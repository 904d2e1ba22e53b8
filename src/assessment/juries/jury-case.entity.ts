import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Jury } from './jury.entity.js';
import { AWAITS_DECISION, type CaseState, type Outcome } from './jury.types.js';

/** One candidate before one jury. */
@Entity({
  schema: 'assessment',
  name: 'jury_case',
  comment: 'Purpose: what a jury decided of a candidate, and when the candidate was told. Retention: as the jury.',
})
@Index('jury_case_once_per_jury', ['juryId', 'enrolmentId'], { unique: true })
@Index('jury_case_waits_for_one_jury', ['enrolmentId'], { unique: true, where: AWAITS_DECISION })
@Index('jury_case_to_notify_idx', ['notifyByOn'], { where: `state = 'deliberated'` })
@Check(
  'jury_case_state_known',
  `"state" IN ('convened', 'heard', 'deliberated', 'notified', 'appealed', 'reheard', 'final')`,
)
@Check('jury_case_outcome_known', `"outcome" IN ('full', 'partial', 'refused', 'absent', 'excused')`)
@Check('jury_case_outcome_since', `("state" IN ('convened', 'heard')) = ("outcome" IS NULL)`)
@Check('jury_case_clock_since', `("outcome" IS NULL) = ("notify_by_on" IS NULL)`)
export class JuryCase {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'jury_id' }) juryId: string;
  @ManyToOne(() => Jury)
  @JoinColumn({ name: 'jury_id', foreignKeyConstraintName: 'jury_case_jury_fk' })
  jury: Relation<Jury>;
  @ForeignKey('Enrolment', { name: 'jury_case_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @Column('int') position: number;
  @Column('text') state: CaseState;
  @Column('text', { nullable: true }) outcome: Outcome | null;
  @Column('timestamptz', { name: 'heard_at', nullable: true }) heardAt: Date | null;
  /** The last day on which the candidate is told in time. */
  @Column('date', { name: 'notify_by_on', nullable: true }) notifyByOn: string | null;
  @Column('timestamptz', { name: 'notified_at', nullable: true }) notifiedAt: Date | null;
  @Column('uuid', { name: 'notified_by', nullable: true }) notifiedBy: string | null;
  /** The case that this one hears again, after an appeal. */
  @Index('jury_case_rehears_idx')
  @Column('uuid', { name: 'rehears_case_id', nullable: true })
  rehearsCaseId: string | null;
  @ManyToOne(() => JuryCase)
  @JoinColumn({ name: 'rehears_case_id', foreignKeyConstraintName: 'jury_case_rehears_fk' })
  rehears: Relation<JuryCase> | null;
  /** The last day on which the candidate may appeal. */
  @Column('date', { name: 'appeal_until_on', nullable: true }) appealUntilOn: string | null;
}
