import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DefenceMode, DefenceState } from './evaluations.types.js';
import { Evaluator } from './evaluator.entity.js';

/** One meeting in which a learner defends a project before an evaluator, and what is still due after it. */
@Entity({
  schema: 'assessment',
  name: 'defence',
  comment: 'Purpose: who judged whom, when and how. Retention: 10 years after the end of the enrolment.',
})
@Check('defence_state_known', `"state" IN ('planned', 'conditional', 'decided', 'cancelled')`)
@Check('defence_mode_known', `"mode" IN ('remote', 'on-site')`)
@Check('defence_ends_after_start', `"starts_at" < "ends_at"`)
@Check('defence_attempt_counts', `"attempt" >= 1`)
@Check('defence_never_before_oneself', `"evaluator_id" <> "learner_id"`)
@Check('defence_cancelled_since', `("state" = 'cancelled') = ("cancelled_at" IS NOT NULL)`)
@Check('defence_condition_has_deadline', `"state" <> 'conditional' OR "complete_by_at" IS NOT NULL`)
@Check('defence_completion_has_deadline', `("completed_at" IS NULL) = ("decide_by_at" IS NULL)`)
@Index('defence_once_per_attempt', ['enrolmentId', 'projectId', 'attempt'], {
  unique: true,
  where: `state <> 'cancelled'`,
})
@Index('defence_open_for_evaluator_idx', ['evaluatorId', 'startsAt'], { where: `state IN ('planned', 'conditional')` })
export class Defence {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'defence_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @ForeignKey('Project', { name: 'defence_project_fk' })
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('int') attempt: number;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @Column('uuid', { name: 'evaluator_id' }) evaluatorId: string;
  @ManyToOne(() => Evaluator)
  @JoinColumn({ name: 'evaluator_id', foreignKeyConstraintName: 'defence_evaluator_fk' })
  evaluator: Relation<Evaluator>;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  /** The zone that the time was agreed in. */
  @Column('text') zone: string;
  @Column('text') mode: DefenceMode;
  @Column('text') state: DefenceState;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt: Date;
  @Column('uuid', { name: 'planned_by' }) plannedBy: string;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('uuid', { name: 'cancelled_by', nullable: true }) cancelledBy: string | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;
  /** On a condition: by when the learner completes, when they did, and by when the evaluator then decides. */
  @Column('timestamptz', { name: 'complete_by_at', nullable: true }) completeBy: Date | null;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt: Date | null;
  @Column('timestamptz', { name: 'decide_by_at', nullable: true }) decideBy: Date | null;
}
