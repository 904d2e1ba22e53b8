import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** What a provider of video told, once; what could not be placed is kept aside, with why. */
@Entity({
  schema: 'sessions',
  name: 'provider_event',
  comment:
    'Purpose: that an event of a provider counts once, and what could not be placed. Retention: 90 days; the facts of presence made from it stay.',
})
@Check('provider_event_aside_known', `"aside" IN ('not-presence', 'unknown-room', 'unknown-person', 'not-around')`)
@Unique('provider_event_once', ['provider', 'eventId'])
@Index('provider_event_received_idx', ['receivedAt'])
export class ProviderEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('text') provider: string;
  @Column('text', { name: 'event_id' }) eventId: string;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text') room: string;
  @Column('text') person: string;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @ForeignKey('Session', { name: 'provider_event_session_fk' })
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;
  /** Why nothing was made of it; null for what counts. */
  @Column('text', { nullable: true }) aside: string | null;
}
