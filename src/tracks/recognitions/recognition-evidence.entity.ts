import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { RecognitionFile } from './recognition-file.entity.js';
import { Recognition } from './recognition.entity.js';

/** A proof that a recognition rests on. Never edited. */
@Entity({
  schema: 'tracks',
  name: 'recognition_evidence',
  comment: 'Purpose: which proofs a recognition rests on. Retention: as the recognition.',
})
export class RecognitionEvidence {
  @PrimaryColumn('uuid', { name: 'recognition_id' }) recognitionId: string;
  @ManyToOne(() => Recognition)
  @JoinColumn({ name: 'recognition_id', foreignKeyConstraintName: 'recognition_evidence_recognition_fk' })
  recognition: Relation<Recognition>;
  @PrimaryColumn('uuid', { name: 'file_id' }) fileId: string;
  @ManyToOne(() => RecognitionFile)
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'recognition_evidence_file_fk' })
  file: Relation<RecognitionFile>;
}
