import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Check } from '../../platform/kernel/decision.js';
import type { Derivation } from '../attendance/session-outcome.entity.js';
import { SessionUnknown } from '../sessions.errors.js';
import type { SettledState, Side } from './session.types.js';
import { type SessionInList, SessionsQueries } from './sessions.queries.js';
import { VisibleSessions } from './visible-sessions.queries.js';

export interface OutcomeShown {
  id: string;
  outcome: SettledState;
  toMakeUp: boolean;
  checks: Check[];
  decidedAs: Side;
  decidedAt: string;
  supersedesId: string | null;
  reason: string | null;
  /** What was derived from the evidence then; null for what does not rest on presence. */
  derivation: Derivation | null;
}

export interface LogShown {
  done: string;
  objectives: string;
  projectState: string;
  privateNote?: string | null;
  writtenAt: string;
  signedAt: string | null;
  countersignedAt: string | null;
}

export interface ContestShown {
  id: string;
  raisedAs: Side;
  raisedAt: string;
  reason: string;
  decidedAt: string | null;
  ruling: string | null;
}

/** That it was moved from one time to another. */
export interface MoveShown {
  fromStartsAt: string;
  toStartsAt: string;
  movedAs: Side;
  movedAt: string;
}

/** A session with all that was said of it. */
export interface SessionDetail extends SessionInList {
  /** The first is the mentor's; later ones were ruled. */
  outcomes: OutcomeShown[];
  log: LogShown | null;
  contests: ContestShown[];
  /** The first first. */
  moves: MoveShown[];
}

/** Reads one session whole. */
@Injectable()
export class SessionDetailQueries {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsQueries,
    private readonly visible: VisibleSessions,
  ) {}

  /** A session for one reader; the private part of its log is the mentor's alone. Throws `SessionUnknown`. */
  async detailFor(actor: Actor, sessionId: string): Promise<SessionDetail> {
    const { side } = await this.visible.session(sessionId, actor);
    const session = await this.sessions.session(sessionId);
    const parts = await this.db.one<Pick<SessionDetail, 'outcomes' | 'log' | 'contests' | 'moves'>>(PARTS, [sessionId]);
    if (!session || !parts) throw new SessionUnknown(sessionId);
    return { ...session, ...parts, log: parts.log && logFor(side, parts.log) };
  }
}

function logFor(side: Side, { privateNote, ...shared }: LogShown): LogShown {
  return side === 'mentor' ? { ...shared, privateNote: privateNote ?? null } : shared;
}

const PARTS = `SELECT
  coalesce((SELECT json_agg(json_build_object('id', o.id, 'outcome', o.outcome, 'toMakeUp', o.to_make_up,
      'checks', o.checks, 'decidedAs', o.decided_as, 'decidedAt', o.decided_at, 'supersedesId', o.supersedes_id,
      'reason', o.reason, 'derivation', o.derivation) ORDER BY o.decided_at, o.id)
    FROM sessions.session_outcome o WHERE o.session_id = $1), '[]') AS outcomes,
  (SELECT json_build_object('done', l.done, 'objectives', l.objectives, 'projectState', l.project_state,
      'privateNote', l.private_note, 'writtenAt', l.written_at, 'signedAt', l.signed_at,
      'countersignedAt', l.countersigned_at)
    FROM sessions.session_log l WHERE l.session_id = $1) AS log,
  coalesce((SELECT json_agg(json_build_object('id', t.id, 'raisedAs', t.raised_as, 'raisedAt', t.raised_at,
      'reason', t.reason, 'decidedAt', t.decided_at, 'ruling', t.ruling) ORDER BY t.raised_at)
    FROM sessions.session_contest t WHERE t.session_id = $1), '[]') AS contests,
  coalesce((SELECT json_agg(json_build_object('fromStartsAt', m.from_starts_at, 'toStartsAt', m.to_starts_at,
      'movedAs', m.moved_as, 'movedAt', m.moved_at) ORDER BY m.moved_at, m.id)
    FROM sessions.session_move m WHERE m.session_id = $1), '[]') AS moves`;
