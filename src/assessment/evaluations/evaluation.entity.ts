import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Defence } from './defence.entity.js';
import type { EvaluationOccasion, Outcome } from './evaluations.types.js';

/** What was decided of a project after a defence. Appended; a correction is a new row that supersedes one. */
@Entity({
  schema: 'assessment',
  name: 'evaluation',
  comment: 'Purpose: the decisions that competences rest on. Retention: 10 years after the end of the enrolment.',
})
@Check('evaluation_outcome_known', `"outcome" IN ('validated', 'conditional', 'to-rework')`)
@Check('evaluation_occasion_known', `"occasion" IN ('defence', 'completion', 'expiry')`)
@Check('evaluation_correction_has_reason', `("supersedes_id" IS NULL) = ("reason" IS NULL)`)
@Unique('evaluation_superseded_once', ['supersedesId'])
@Index('evaluation_once_per_occasion', ['defenceId', 'occasion'], { unique: true, where: 'supersedes_id IS NULL' })
export class Evaluation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'defence_id' }) defenceId: string;
  @ManyToOne(() => Defence)
  @JoinColumn({ name: 'defence_id', foreignKeyConstraintName: 'evaluation_defence_fk' })
  defence: Relation<Defence>;
  @Column('text') occasion: EvaluationOccasion;
  @Column('text') outcome: Outcome;
  /** What the evaluator says of the whole; null when a deadline decided. */
  @Column('text', { nullable: true }) comment: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'supersedes_id', nullable: true }) supersedesId: string | null;
  @ManyToOne(() => Evaluation)
  @JoinColumn({ name: 'supersedes_id', foreignKeyConstraintName: 'evaluation_supersedes_fk' })
  supersedes: Relation<Evaluation> | null;
  @Column('text', { nullable: true }) reason: string | null;
}
