import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Side } from '../booking/session.types.js';

/** That a side does not agree with the outcome of a session, and what was ruled. */
@Entity({
  schema: 'sessions',
  name: 'session_contest',
  comment: 'Purpose: the right of both sides to contest an outcome before it counts. Retention: as the session.',
})
@Check('session_contest_decided_whole', `("decided_at" IS NULL) = ("ruling" IS NULL)`)
@Index('session_contest_one_open', ['sessionId'], { unique: true, where: 'decided_at IS NULL' })
@Index('session_contest_enrolment_idx', ['enrolmentId'])
export class SessionContest {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Session', { name: 'session_contest_session_fk' })
  @Index('session_contest_session_idx')
  @Column('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId: string;
  /** The outcome that is contested. */
  @ForeignKey('SessionOutcome', { name: 'session_contest_outcome_fk' })
  @Column('uuid', { name: 'outcome_id' })
  outcomeId: string;
  @Column('text', { name: 'raised_as' }) raisedAs: Side;
  @Column('uuid', { name: 'raised_by' }) raisedBy: string;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
  /** The last day for the ruling. */
  @Column('date', { name: 'rule_by_on' }) ruleByOn: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) ruling: string | null;
}
