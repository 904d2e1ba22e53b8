import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Project } from './project.entity.js';

/** That a project opens only after another one of the same design is validated. */
@Entity({
  schema: 'tracks',
  name: 'project_prerequisite',
  comment: 'Purpose: the order of the projects of a design. Retention: as the design.',
})
@Check('project_prerequisite_is_another', `"project_id" <> "prerequisite_id"`)
export class ProjectPrerequisite {
  @PrimaryColumn('uuid', { name: 'project_id' }) projectId: string;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_prerequisite_project_fk' })
  project: Relation<Project>;
  @Index('project_prerequisite_prerequisite_idx')
  @PrimaryColumn('uuid', { name: 'prerequisite_id' })
  prerequisiteId: string;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'prerequisite_id', foreignKeyConstraintName: 'project_prerequisite_prerequisite_fk' })
  prerequisite: Relation<Project>;
}
