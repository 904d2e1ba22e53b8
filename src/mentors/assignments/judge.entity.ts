import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That a person judges a learner, or was asked to: they do not become the learner's mentor. */
@Entity({
  schema: 'mentors',
  name: 'judge',
  comment: 'Purpose: nobody accompanies a learner whom they judge. Retention: as the enrolments of the learner.',
})
export class Judge {
  @PrimaryColumn('uuid', { name: 'judge_id' }) judgeId: string;
  @Index('judge_learner_idx')
  @PrimaryColumn('uuid', { name: 'learner_id' })
  learnerId: string;
  @Column('timestamptz', { name: 'told_at' }) toldAt: Date;
}
