import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Check as ExplainedCheck } from '../../platform/kernel/decision.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { FollowUpOutcome } from './follow-up.types.js';

/** That a learner is at risk and somebody sees to it: opened by an alert, closed with what came of it. */
@Entity({
  schema: 'tracks',
  name: 'follow_up',
  comment: 'Purpose: help for learners who disengage, and proof of it (Qualiopi 12). Retention: as the enrolment.',
})
@Index('follow_up_one_open_per_enrolment', ['enrolmentId'], { unique: true, where: 'closed_at IS NULL' })
@Index('follow_up_due_idx', ['dueOn', 'id'], { where: 'closed_at IS NULL' })
@Index('follow_up_enrolment_idx', ['enrolmentId', 'openedAt'])
@Check(
  'follow_up_closed_with_outcome',
  `("closed_at" IS NULL) = ("closed_by" IS NULL) AND ("closed_at" IS NULL) = ("outcome" IS NULL)`,
)
export class FollowUp {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id', foreignKeyConstraintName: 'follow_up_enrolment_fk' })
  enrolment: Relation<Enrolment>;
  /** The checks that were not met, as they stood. */
  @Column('jsonb') reasons: ExplainedCheck[];
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) outcome: FollowUpOutcome | null;
}
