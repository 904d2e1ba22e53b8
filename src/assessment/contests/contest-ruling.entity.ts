import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Evaluation } from '../evaluations/evaluation.entity.js';
import { EvaluationContest } from './evaluation-contest.entity.js';

/** What became of a contested evaluation: upheld with the correction that follows, or dismissed; and why. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'evaluation_contest_ruling',
  comment: 'Purpose: what was ruled on a contested evaluation, by whom and why. Retention: as the contest.',
})
@Check('evaluation_contest_ruling_corrects', `"upheld" = ("correction_id" IS NOT NULL)`)
export class EvaluationContestRuling {
  @PrimaryColumn('uuid', { name: 'contest_id' }) contestId: string;
  @OneToOne(() => EvaluationContest)
  @JoinColumn({ name: 'contest_id', foreignKeyConstraintName: 'evaluation_contest_ruling_contest_fk' })
  contest: Relation<EvaluationContest>;
  @Column('boolean') upheld: boolean;
  @Column('text') reason: string;
  @Column('uuid', { name: 'correction_id', nullable: true }) correctionId: string | null;
  @ManyToOne(() => Evaluation)
  @JoinColumn({ name: 'correction_id', foreignKeyConstraintName: 'evaluation_contest_ruling_correction_fk' })
  correction: Relation<Evaluation> | null;
  @Column('timestamptz', { name: 'ruled_at' }) ruledAt: Date;
  @Column('uuid', { name: 'ruled_by' }) ruledBy: string;
}
