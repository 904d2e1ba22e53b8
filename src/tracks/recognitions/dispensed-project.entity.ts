import { Entity, ForeignKey, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recognition } from './recognition.entity.js';

/** A project that a learner need not make, since all that it proves is recognised. Never edited. */
@Entity({
  schema: 'tracks',
  name: 'dispensed_project',
  comment: 'Purpose: which projects left the plan of a learner, and by which decision. Retention: as the recognition.',
})
export class DispensedProject {
  @PrimaryColumn('uuid', { name: 'recognition_id' }) recognitionId: string;
  @ManyToOne(() => Recognition)
  @JoinColumn({ name: 'recognition_id', foreignKeyConstraintName: 'dispensed_project_recognition_fk' })
  recognition: Relation<Recognition>;
  @ForeignKey('Project', { name: 'dispensed_project_project_fk' })
  @PrimaryColumn('uuid', { name: 'project_id' })
  projectId: string;
}
