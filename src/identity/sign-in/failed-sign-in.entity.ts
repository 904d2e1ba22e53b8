import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A try that failed, so that guessing is slowed down; the e-mail is kept as a hash only. */
@Entity({
  schema: 'identity',
  name: 'failed_sign_in',
  comment: 'Purpose: slow down guessing. Retention: 1 day.',
})
@Index('failed_sign_in_who_idx', ['whoHash', 'failedAt'])
export class FailedSignIn {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'who_hash' }) whoHash: string;
  @Column('timestamptz', { name: 'failed_at' }) failedAt: Date;
}
