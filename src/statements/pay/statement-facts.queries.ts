import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { monthAfter, monthOf, spanOf } from '../months/month.rules.js';
import type { SessionFact, StatementFacts } from './pay.rules.js';

/** Whose statement, of which month, with what was known when. */
export interface StatementAsked {
  month: string;
  mentorId: string;
  knownAt: Date;
}

interface Stated {
  month: string;
  knownAt: Date;
}

/** Each session with its outcome that stood at `$1`; `contested` when a contest of it was open then. */
const KNOWN = `
  SELECT f.session_id AS "sessionId", f.starts_at AS "startsAt", f.learner_id AS "learnerId", f.outcome,
    f.to_make_up AS "toMakeUp", f.project_level AS level,
    EXISTS (SELECT 1 FROM sessions.pub_session_contest c WHERE c.session_id = f.session_id
      AND c.raised_at <= $1 AND (c.decided_at IS NULL OR c.decided_at > $1)) AS contested
  FROM sessions.pub_session_fact f
  WHERE f.decided_at <= $1 AND NOT EXISTS (SELECT 1 FROM sessions.pub_session_outcome later
    WHERE later.supersedes_id = f.outcome_id AND later.decided_at <= $1)`;

const ORDER = 'ORDER BY f.starts_at, f.session_id';

/** Sessions before a month of which something was learnt since, or that lie after the month that was stated last. */
const LEARNT_OF = `
  SELECT s.id FROM sessions.pub_session s
  WHERE s.mentor_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3
    AND (s.starts_at >= $5
      OR EXISTS (SELECT 1 FROM sessions.pub_session_outcome o
        WHERE o.session_id = s.id AND o.decided_at > $4 AND o.decided_at <= $6)
      OR EXISTS (SELECT 1 FROM sessions.pub_session_contest c WHERE c.session_id = s.id
        AND (c.raised_at > $4 AND c.raised_at <= $6 OR c.decided_at > $4 AND c.decided_at <= $6)))`;

/** What a statement rests on: the facts of the sessions as they were known at an instant, read and never copied. */
@Injectable()
export class StatementFactsQueries {
  constructor(private readonly db: Db) {}

  /** The sessions of the month, and the earlier ones of which something was learnt since they were stated. */
  async of({ month, mentorId, knownAt }: StatementAsked): Promise<StatementFacts> {
    const { from, until } = spanOf(month);
    const own = await this.known(`${KNOWN} AND f.mentor_id = $2 AND f.starts_at >= $3 AND f.starts_at < $4 ${ORDER}`, [
      knownAt,
      mentorId,
      from,
      until,
    ]);
    const first = await this.firstMonth();
    if (!first || first >= month) return { own, later: [] };
    const last = await this.statedBefore(month, mentorId);
    const stated = last ?? { month: monthAfter(first, -1), knownAt: new Date(0) };
    const after = spanOf(monthAfter(stated.month)).from;
    const learnt = await this.db.sql<{ id: string }>(LEARNT_OF, [
      mentorId,
      spanOf(first).from,
      from,
      stated.knownAt,
      after,
      knownAt,
    ]);
    return {
      own,
      later: await this.compared(
        learnt.map(({ id }) => id),
        stated,
        knownAt,
      ),
    };
  }

  private async compared(sessionIds: string[], stated: Stated, knownAt: Date): Promise<StatementFacts['later']> {
    if (sessionIds.length === 0) return [];
    const ofSessions = `${KNOWN} AND f.session_id = ANY($2::uuid[]) ${ORDER}`;
    const now = await this.known(ofSessions, [knownAt, sessionIds]);
    const before = await this.known(ofSessions, [stated.knownAt, sessionIds]);
    const told = new Map(before.filter(({ month }) => month <= stated.month).map((fact) => [fact.sessionId, fact]));
    return now.map((fact) => ({ now: fact, before: told.get(fact.sessionId) ?? null }));
  }

  /** The month with which the house began to state: what lies before it is not its to pay. */
  private async firstMonth(): Promise<string | null> {
    const row = await this.db.one<{ month: string | null }>('SELECT min(month) AS month FROM statements.pay_month');
    return row?.month ?? null;
  }

  private statedBefore(month: string, mentorId: string): Promise<Stated | null> {
    return this.db.one<Stated>(
      `SELECT month, known_at AS "knownAt" FROM statements.mentor_statement
       WHERE mentor_id = $1 AND month < $2 ORDER BY month DESC, version DESC LIMIT 1`,
      [mentorId, month],
    );
  }

  private async known(statement: string, values: unknown[]): Promise<SessionFact[]> {
    const rows = await this.db.sql<Omit<SessionFact, 'month'>>(statement, values);
    return rows.map((row) => ({ ...row, month: monthOf(row.startsAt) }));
  }
}
