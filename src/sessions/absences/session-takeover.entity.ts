import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a booked session went from one mentor to another; appended, never edited. */
@Entity({
  schema: 'sessions',
  name: 'session_takeover',
  comment: 'Purpose: who was to hold a session, and who then did. Retention: as the session.',
})
@Check('session_takeover_by_another', `"from_mentor_id" <> "to_mentor_id"`)
@Index('session_takeover_session_idx', ['sessionId', 'takenAt'])
export class SessionTakeover {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Session', { name: 'session_takeover_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('uuid', { name: 'from_mentor_id' }) fromMentorId: string;
  @Column('uuid', { name: 'to_mentor_id' }) toMentorId: string;
  @Column('timestamptz', { name: 'taken_at' }) takenAt: Date;
  @Column('uuid', { name: 'taken_by' }) takenBy: string;
}
