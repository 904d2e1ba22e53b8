import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EventData } from './event.types.js';

/** A fact that was written in the same transaction as the change it tells of, until every receiver has had it. */
@Entity({
  schema: 'platform',
  name: 'outbox_event',
  comment: 'Purpose: facts on their way to their receivers. Retention: 30 days after delivery.',
})
@Index('outbox_event_undelivered_idx', ['subject', 'position'], { where: 'delivered_at IS NULL' })
export class OutboxEvent {
  /** Given by a sequence: events of one subject are written under its lock, so their order is that of their commits. */
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' }) position: number;
  @Column('text') name: string;
  /** What the fact is about; facts of one subject are delivered in their order. */
  @Column('uuid') subject: string;
  @Column('jsonb') data: EventData;
  @Column('uuid', { name: 'actor_id' }) actorId: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt: Date | null;
}
