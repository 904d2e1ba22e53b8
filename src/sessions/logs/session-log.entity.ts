import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What was done in a session and what comes next; fixed once the mentor has signed it. */
@Entity({
  schema: 'sessions',
  name: 'session_log',
  comment: 'Purpose: the follow-up of the learner, and proof of the work done. Retention: as the session.',
})
@Check('session_log_countersigned_after_signed', `"countersigned_at" IS NULL OR "signed_at" IS NOT NULL`)
export class SessionLog {
  @ForeignKey('Session', { name: 'session_log_session_fk' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('text') done: string;
  @Column('text') objectives: string;
  @Column('text', { name: 'project_state' }) projectState: string;
  /** Seen by the mentor alone. */
  @Column('text', { name: 'private_note', nullable: true }) privateNote: string | null;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt: Date | null;
  @Column('timestamptz', { name: 'countersigned_at', nullable: true }) countersignedAt: Date | null;
}
