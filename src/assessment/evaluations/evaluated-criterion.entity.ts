import { Column, Entity, ForeignKey, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Evaluation } from './evaluation.entity.js';

/** One criterion as an evaluation found it. */
@Entity({
  schema: 'assessment',
  name: 'evaluated_criterion',
  comment: 'Purpose: which criteria were met, and why not. Retention: as the evaluation.',
})
export class EvaluatedCriterion {
  @PrimaryColumn('uuid', { name: 'evaluation_id' }) evaluationId: string;
  @ManyToOne(() => Evaluation)
  @JoinColumn({ name: 'evaluation_id', foreignKeyConstraintName: 'evaluated_criterion_evaluation_fk' })
  evaluation: Relation<Evaluation>;
  @ForeignKey('Criterion', { name: 'evaluated_criterion_criterion_fk' })
  @PrimaryColumn('uuid', { name: 'criterion_id' })
  criterionId: string;
  @Column('boolean') met: boolean;
  @Column('text', { nullable: true }) comment: string | null;
}
