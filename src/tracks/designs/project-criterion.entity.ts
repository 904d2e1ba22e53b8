import { Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Project } from './project.entity.js';

/** That a project proves one criterion of the title. */
@Entity({
  schema: 'tracks',
  name: 'project_criterion',
  comment: 'Purpose: which criteria of the title a project proves. Retention: as the design.',
})
export class ProjectCriterion {
  @PrimaryColumn('uuid', { name: 'project_id' }) projectId: string;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_criterion_project_fk' })
  project: Relation<Project>;
  @ForeignKey('Criterion', { name: 'project_criterion_criterion_fk' })
  @Index('project_criterion_criterion_idx')
  @PrimaryColumn('uuid', { name: 'criterion_id' })
  criterionId: string;
}
