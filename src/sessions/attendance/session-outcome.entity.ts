import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Check as ExplainedCheck } from '../../platform/kernel/decision.js';
import type { SettledState, Side } from '../booking/session.types.js';

/** The presence of both sides as it was derived when an outcome was recorded. */
export interface Derivation {
  algorithm: string;
  proposed: string | null;
  minutesTogether: number;
  learner: { from: string; to: string }[];
  mentor: { from: string; to: string }[];
}

/** How a session ended, who said so, on which checks. Never edited: a ruling supersedes it by a new row. */
@Entity({
  schema: 'sessions',
  name: 'session_outcome',
  comment: 'Purpose: proof of what became of a session, and why. Retention: as the session.',
})
@Check(
  'session_outcome_known',
  `"outcome" IN ('held', 'cancelled-in-time', 'cancelled-late', 'missed-by-learner', 'missed-by-mentor', 'broken-off')`,
)
@Check('session_outcome_correction_has_reason', `"supersedes_id" IS NULL OR "reason" IS NOT NULL`)
@Index('session_outcome_one_first', ['sessionId'], { unique: true, where: 'supersedes_id IS NULL' })
@Index('session_outcome_superseded_once', ['supersedesId'], { unique: true })
export class SessionOutcome {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Session', { name: 'session_outcome_session_fk' })
  @Index('session_outcome_session_idx')
  @Column('uuid', { name: 'session_id' })
  sessionId: string;
  @Column('text') outcome: SettledState;
  @Column('boolean', { name: 'to_make_up' }) toMakeUp: boolean;
  @Column('jsonb') checks: ExplainedCheck[];
  /** What was derived from the evidence at that moment, and how; null for what does not rest on presence. */
  @Column('jsonb', { nullable: true }) derivation: Derivation | null;
  @Column('text', { name: 'decided_as' }) decidedAs: Side;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @ForeignKey('SessionOutcome', { name: 'session_outcome_supersedes_fk' })
  @Column('uuid', { name: 'supersedes_id', nullable: true })
  supersedesId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
