import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Project } from './project.entity.js';

/** Something that is handed in for a project, and the kinds of file that it may be. */
@Entity({
  schema: 'tracks',
  name: 'project_deliverable',
  comment: 'Purpose: what is handed in for a project. Retention: as the design.',
})
@Unique('project_deliverable_position_once', ['projectId', 'position'])
@Unique('project_deliverable_name_once', ['projectId', 'name'])
export class ProjectDeliverable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'project_id' }) projectId: string;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_deliverable_project_fk' })
  project: Relation<Project>;
  @Column('int') position: number;
  @Column('text') name: string;
  /** In lower case and without their dot: `pdf`, `zip`. */
  @Column('text', { array: true }) extensions: string[];
  @Column('boolean') required: boolean;
}
