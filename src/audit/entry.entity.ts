import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One event as it was when it happened, sealed to the entry before it. */
@Entity({
  schema: 'audit',
  name: 'entry',
  comment: 'Purpose: proof of who did what and when, that nobody can change unseen. Retention: for good.',
})
@Check('audit_entry_counts_from_1', `"position" >= 1`)
@Index('audit_entry_subject_idx', ['subject', 'position'])
export class AuditEntry {
  /** In the order of the sealing, without gaps. */
  @PrimaryColumn('bigint') position: number;
  /** The position of the event in the outbox. */
  @Index('audit_entry_once_per_event', { unique: true })
  @Column('bigint', { name: 'event_position' })
  eventPosition: number;
  @Column('text') name: string;
  @Column('uuid') subject: string;
  @Column('uuid', { name: 'actor_id' }) actorId: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  /** What the event told, as canonical JSON: the very text that is sealed. */
  @Column('text') data: string;
  /** The hash of the entry before; a fork of the chain cannot be written. */
  @Index('audit_entry_one_after_each', { unique: true })
  @Column('text', { name: 'previous_hash' })
  previousHash: string;
  @Column('text') hash: string;
}
