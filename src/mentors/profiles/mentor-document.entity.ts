import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DocumentKind } from './profile.types.js';

/** A paper of a mentor; of each kind the last one counts. Its content lies beside the database, found by its hash. */
@Entity({
  schema: 'mentors',
  name: 'mentor_document',
  comment: 'Purpose: the competences and the contract of whoever accompanies. Retention: 5 years after the contract.',
})
@Check('mentor_document_kind_known', `"kind" IN ('cv', 'contract')`)
@Check('mentor_document_contract_ends', `"kind" = 'contract' OR "ends_on" IS NULL`)
@Index('mentor_document_mentor_idx', ['mentorId', 'kind', 'keptAt'])
export class MentorDocument {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Mentor', { name: 'mentor_document_mentor_fk' })
  @Column('uuid', { name: 'mentor_id' })
  mentorId: string;
  @Column('text') kind: DocumentKind;
  @Column('text') name: string;
  @Column('text') sha256: string;
  @Column('int', { name: 'byte_count' }) byteCount: number;
  @Column('text', { name: 'media_type' }) mediaType: string;
  /** The last day of a contract; null for one without an end. */
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: string | null;
  @Column('timestamptz', { name: 'kept_at' }) keptAt: Date;
  @Column('uuid', { name: 'kept_by' }) keptBy: string;
  /** When somebody was told that the contract ends soon. */
  @Column('timestamptz', { name: 'warned_at', nullable: true }) warnedAt: Date | null;
}
