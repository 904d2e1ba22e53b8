import {
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Defence } from '../evaluations/defence.entity.js';
import { Evaluation } from '../evaluations/evaluation.entity.js';

/** That a learner does not agree with what was found of some criteria at a defence. Never edited. */
@Entity({
  schema: 'assessment',
  name: 'evaluation_contest',
  comment: 'Purpose: the right of a learner to contest an evaluation, and why. Retention: as the evaluation.',
})
@Unique('evaluation_contest_once_per_defence', ['defenceId'])
@Unique('evaluation_contest_once_per_evaluation', ['evaluationId'])
@Index('evaluation_contest_enrolment_idx', ['enrolmentId'])
export class EvaluationContest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'evaluation_id' }) evaluationId: string;
  @ManyToOne(() => Evaluation)
  @JoinColumn({ name: 'evaluation_id', foreignKeyConstraintName: 'evaluation_contest_evaluation_fk' })
  evaluation: Relation<Evaluation>;
  @Column('uuid', { name: 'defence_id' }) defenceId: string;
  @ManyToOne(() => Defence)
  @JoinColumn({ name: 'defence_id', foreignKeyConstraintName: 'evaluation_contest_defence_fk' })
  defence: Relation<Defence>;
  @ForeignKey('Enrolment', { name: 'evaluation_contest_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
  @Column('uuid', { name: 'raised_by' }) raisedBy: string;
  /** The last day for the ruling, in the zone of the track. */
  @Column('date', { name: 'rule_by_on' }) ruleByOn: string;
}
