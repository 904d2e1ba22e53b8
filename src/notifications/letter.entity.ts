import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Facts } from '../platform/kernel/decision.js';
import type { LetterKind, LetterState } from './letter.types.js';

/** One letter to one person about one fact, and what came of it. */
@Entity({
  schema: 'notifications',
  name: 'letter',
  comment: 'Purpose: that a person was told, when and how. Retention: 90 days.',
})
@Check('letter_state_known', `"state" IN ('waiting', 'sent', 'failed', 'dropped')`)
@Check('letter_written_when_sent', `"state" <> 'sent' OR ("subject" IS NOT NULL AND "settled_at" IS NOT NULL)`)
@Index('letter_once_per_fact', ['eventPosition', 'kind', 'recipientId'], { unique: true })
@Index('letter_asked_idx', ['askedAt'])
export class Letter {
  @PrimaryColumn('uuid') id: string;
  /** The fact in the outbox that gave rise to it. */
  @Column('bigint', { name: 'event_position' }) eventPosition: number;
  @Column('text') kind: LetterKind;
  @ForeignKey('Account', { name: 'letter_recipient_fk' })
  @Column('uuid', { name: 'recipient_id' })
  recipientId: string;
  @Column('uuid', { name: 'with_id', nullable: true }) withId: string | null;
  @Column('jsonb') facts: Facts;
  @Column('text') href: string;
  @Column('text') state: LetterState;
  @Column('int', { default: 0 }) tries: number;
  /** Why the last try failed, as the server for mails said it. */
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) text: string | null;
  @Column('text', { nullable: true }) html: string | null;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}
