import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An advisor's leave to defend a project once more than the rulebook grants. */
@Entity({
  schema: 'assessment',
  name: 'defence_leave',
  comment: 'Purpose: why a learner had more defences than others. Retention: 10 years after the end of the enrolment.',
})
@Index('defence_leave_project_idx', ['enrolmentId', 'projectId'])
export class DefenceLeave {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'defence_leave_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @ForeignKey('Project', { name: 'defence_leave_project_fk' })
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt: Date;
  @Column('uuid', { name: 'granted_by' }) grantedBy: string;
}
