import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { PresenceKind } from './presence.types.js';

/** That somebody joined or left a session, as one source saw it. Never edited. */
@Entity({
  schema: 'sessions',
  name: 'presence_fact',
  comment: 'Purpose: proof of attendance, from which outcomes are derived. Retention: as the session.',
})
@Check('presence_fact_kind_known', `"kind" IN ('joined', 'left', 'dropped', 'seen', 'ended')`)
@Unique('presence_fact_once', ['sessionId', 'personId', 'kind', 'at', 'source', 'connection'])
export class PresenceFact {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Session', { name: 'presence_fact_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') kind: PresenceKind;
  @Column('timestamptz') at: Date;
  /** Who saw it: `self` for who said so at that moment, `hand` for who said so later, else the provider. */
  @Column('text') source: string;
  /** The line of the person, where the source tells several apart; empty where it does not. */
  @Column('text', { default: '' }) connection: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
