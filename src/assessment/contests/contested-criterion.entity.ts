import { Column, Entity, ForeignKey, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { EvaluationContest } from './evaluation-contest.entity.js';

/** A criterion that was found not met, and is contested. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'contested_criterion',
  comment: 'Purpose: which findings of an evaluation are contested. Retention: as the contest.',
})
export class ContestedCriterion {
  @PrimaryColumn('uuid', { name: 'contest_id' }) contestId: string;
  @ManyToOne(() => EvaluationContest)
  @JoinColumn({ name: 'contest_id', foreignKeyConstraintName: 'contested_criterion_contest_fk' })
  contest: Relation<EvaluationContest>;
  @ForeignKey('Criterion', { name: 'contested_criterion_criterion_fk' })
  @PrimaryColumn('uuid', { name: 'criterion_id' })
  criterionId: string;
  /** Where it stands among those that the learner named. */
  @Column('int') position: number;
}
