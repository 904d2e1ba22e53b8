import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a learner said of an attempt at a project: this is my work. Its files are those that stood at that instant. */
@Entity({
  schema: 'assessment',
  name: 'hand_in',
  comment: 'Purpose: when the work that was judged was handed in. Retention: 10 years after the end of the enrolment.',
})
@Index('hand_in_project_idx', ['enrolmentId', 'projectId', 'attempt'])
export class ProjectHandIn {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'hand_in_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @ForeignKey('Project', { name: 'hand_in_project_fk' })
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('int') attempt: number;
  /** Does it complete what an evaluator accepted on a condition? */
  @Column('boolean', { name: 'is_completion' }) isCompletion: boolean;
  @Column('timestamptz', { name: 'handed_in_at' }) handedInAt: Date;
  @Column('uuid', { name: 'handed_in_by' }) handedInBy: string;
}
