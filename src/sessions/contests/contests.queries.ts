import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { SettledState } from '../booking/session.types.js';

/** What is contested, and what stands. */
@Injectable()
export class ContestsQueries {
  constructor(private readonly db: Db) {}

  /** How many contests of an enrolment wait for a ruling. */
  async openOf(enrolmentId: string): Promise<number> {
    const row = await this.db.one<{ open: number }>(
      'SELECT count(*) AS open FROM sessions.session_contest WHERE enrolment_id = $1 AND decided_at IS NULL',
      [enrolmentId],
    );
    return row?.open ?? 0;
  }

  async countsOf(sessionId: string): Promise<{ openContests: number; decidedContests: number }> {
    const row = await this.db.one<{ openContests: number; decidedContests: number }>(
      `SELECT count(*) FILTER (WHERE decided_at IS NULL) AS "openContests", count(decided_at) AS "decidedContests"
       FROM sessions.session_contest WHERE session_id = $1`,
      [sessionId],
    );
    return row ?? { openContests: 0, decidedContests: 0 };
  }

  /** The outcome of a settled session that no other supersedes. */
  async standingOutcome(sessionId: string): Promise<{ id: string; outcome: SettledState }> {
    const row = await this.db.one<{ id: string; outcome: SettledState }>(
      `SELECT o.id, o.outcome FROM sessions.session_outcome o
       WHERE o.session_id = $1
         AND NOT EXISTS (SELECT 1 FROM sessions.session_outcome later WHERE later.supersedes_id = o.id)`,
      [sessionId],
    );
    if (!row) throw new Error(`A settled session has an outcome: ${sessionId}`);
    return row;
  }
}
