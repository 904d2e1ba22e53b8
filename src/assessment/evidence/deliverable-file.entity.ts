import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A file that a learner gave for one deliverable of a project. Its content lies outside the database, by its hash. */
@Entity({
  schema: 'assessment',
  name: 'deliverable_file',
  comment:
    'Purpose: the work that an evaluation and a jury rest on. Retention: 10 years after the end of the enrolment.',
})
@Check('deliverable_file_attempt_counts', `"attempt" >= 1`)
@Check('deliverable_file_has_content', `"byte_count" > 0`)
@Check('deliverable_file_hash_is_sha256', `"sha256" ~ '^[0-9a-f]{64}$'`)
@Check('deliverable_file_removal_has_author', `("removed_at" IS NULL) = ("removed_by" IS NULL)`)
@Index('deliverable_file_project_idx', ['enrolmentId', 'projectId', 'attempt'])
export class DeliverableFile {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Enrolment', { name: 'deliverable_file_enrolment_fk' })
  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;
  @ForeignKey('Project', { name: 'deliverable_file_project_fk' })
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  /** The first attempt at the project is 1; each one that was sent back opens the next. */
  @Column('int') attempt: number;
  /** The name of the deliverable, as the design has it. */
  @Column('text') deliverable: string;
  /** The name of the file, as the learner has it. */
  @Column('text') name: string;
  @Column('text') sha256: string;
  @Column('bigint', { name: 'byte_count' }) byteCount: number;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
}
