import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A reference that no paper bears, so that guessing is slowed down; who asked is kept as a hash only. */
@Entity({
  schema: 'assessment',
  name: 'failed_verification',
  comment: 'Purpose: slow down guessing of references. Retention: 1 day.',
})
@Index('failed_verification_who_idx', ['whoHash', 'failedAt'])
export class FailedVerification {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'who_hash' }) whoHash: string;
  @Column('timestamptz', { name: 'failed_at' }) failedAt: Date;
}
