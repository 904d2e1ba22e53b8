import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { spanOf } from '../months/month.rules.js';
import { DeriveStatement } from '../pay/derive-statement.queries.js';
import { type Contradiction, contradictionIn, type SessionReadings } from './readings.rules.js';

const AT_ONCE = 2000;
const MOST = 200;
const STATEMENTS_AT_ONCE = 100;

/** A statement that no longer says what was told. */
export interface BrokenStatement {
  id: string;
  month: string;
  mentorName: string;
  toldCents: number;
  derivedCents: number;
}

/** What each source holds of the sessions of a month, from `$3` on in the order of their ids. */
const READINGS = `
  SELECT s.id AS "sessionId", to_json(s.starts_at) #>> '{}' AS "startsAt",
    json_build_object('state', s.state, 'toMakeUp', s.to_make_up) AS register,
    (SELECT count(*) FROM sessions.pub_session_fact f WHERE f.session_id = s.id AND NOT EXISTS (
      SELECT 1 FROM sessions.pub_session_outcome later WHERE later.supersedes_id = f.outcome_id)) AS standing,
    (SELECT json_build_object('name', f.outcome, 'toMakeUp', f.to_make_up, 'decidedAs', f.decided_as,
        'isRuling', f.supersedes_id IS NOT NULL)
      FROM sessions.pub_session_fact f WHERE f.session_id = s.id AND NOT EXISTS (
        SELECT 1 FROM sessions.pub_session_outcome later WHERE later.supersedes_id = f.outcome_id)
      ORDER BY f.decided_at DESC, f.outcome_id DESC LIMIT 1) AS outcome,
    (SELECT c.outcome FROM tracks.pub_counted_session c WHERE c.session_id = s.id) AS track
  FROM sessions.pub_session s
  WHERE s.starts_at >= $1 AND s.starts_at < $2 AND ($3::uuid IS NULL OR s.id > $3) ORDER BY s.id LIMIT $4`;

/** Looks for contradictions between the readers of the sessions of a month; there should be none. */
@Injectable()
export class ReadingsQueries {
  constructor(
    private readonly db: Db,
    private readonly derive: DeriveStatement,
  ) {}

  /** Every session of the month, read by each reader; at most 200 contradictions are told. */
  async ofMonth(month: string): Promise<{ sessions: number; contradictions: Contradiction[] }> {
    const { from, until } = spanOf(month);
    const contradictions: Contradiction[] = [];
    let sessions = 0;
    for (let after: string | null = null, more = true; more;) {
      const rows: SessionReadings[] = await this.db.sql<SessionReadings>(READINGS, [from, until, after, AT_ONCE]);
      sessions += rows.length;
      contradictions.push(...rows.map(contradictionIn).filter((one) => one !== null));
      after = rows.at(-1)?.sessionId ?? null;
      more = rows.length === AT_ONCE && contradictions.length < MOST;
    }
    return { sessions, contradictions: contradictions.slice(0, MOST) };
  }

  /** The statements of a month, some at a time, each derived anew and held against what was told. */
  async statementsOf(
    month: string,
    after: number,
  ): Promise<{ read: number; nextAfter: number | null; broken: BrokenStatement[] }> {
    const rows = await this.db.sql<{
      id: string;
      number: number;
      mentorId: string;
      mentorName: string;
      knownAt: Date;
      totalCents: number;
      seal: string;
    }>(
      `SELECT s.id, s.number, s.mentor_id AS "mentorId", m.full_name AS "mentorName", s.known_at AS "knownAt",
         s.total_cents AS "totalCents", s.seal
       FROM statements.mentor_statement s JOIN mentors.pub_mentor m ON m.id = s.mentor_id
       WHERE s.month = $1 AND s.number > $2 AND NOT EXISTS (SELECT 1 FROM statements.mentor_statement later
         WHERE later.month = s.month AND later.mentor_id = s.mentor_id AND later.version > s.version)
       ORDER BY s.number LIMIT $3`,
      [month, after, STATEMENTS_AT_ONCE],
    );
    const broken: BrokenStatement[] = [];
    for (const { id, mentorId, mentorName, knownAt, totalCents: toldCents, seal } of rows) {
      const derived = await this.derive.of({ month, mentorId, knownAt });
      if (derived.seal !== seal || derived.totalCents !== toldCents)
        broken.push({ id, month, mentorName, toldCents, derivedCents: derived.totalCents });
    }
    const isLast = rows.length < STATEMENTS_AT_ONCE;
    return { read: rows.length, nextAfter: isLast ? null : (rows.at(-1)?.number ?? null), broken };
  }
}
