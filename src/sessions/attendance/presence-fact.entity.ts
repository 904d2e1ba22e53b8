import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { PresenceKind } from './presence.types.js';

/** That somebody joined or left a session, as one source saw it. Never edited. */
@Entity({
  schema: 'sessions',
  name: 'presence_fact',
  comment: 'Purpose: proof of attendance, from which outcomes are derived. Retention: as the session.',
})
@Check('presence_fact_kind_known', `"kind" IN ('joined', 'left')`)
@Unique('presence_fact_once', ['sessionId', 'personId', 'kind', 'at', 'source'])
export class PresenceFact {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Session', { name: 'presence_fact_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') kind: PresenceKind;
  @Column('timestamptz') at: Date;
  /** Who saw it; `self` for what the person said. */
  @Column('text') source: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}
