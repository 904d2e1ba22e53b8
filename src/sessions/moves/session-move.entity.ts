import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Side } from '../booking/session.types.js';

/** That a session was moved to another time, by whom; appended, never edited. */
@Entity({
  schema: 'sessions',
  name: 'session_move',
  comment: 'Purpose: when a session was first agreed for, and who moved it. Retention: as the session.',
})
@Check('session_move_elsewhere', `"from_starts_at" <> "to_starts_at"`)
@Index('session_move_session_idx', ['sessionId', 'movedAt'])
export class SessionMove {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Session', { name: 'session_move_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('timestamptz', { name: 'from_starts_at' }) fromStartsAt: Date;
  @Column('timestamptz', { name: 'to_starts_at' }) toStartsAt: Date;
  /** The zone in which the new time was agreed. */
  @Column('text') zone: string;
  @Column('text', { name: 'moved_as' }) movedAs: Side;
  @Column('timestamptz', { name: 'moved_at' }) movedAt: Date;
  @Column('uuid', { name: 'moved_by' }) movedBy: string;
}
