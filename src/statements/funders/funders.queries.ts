import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { spanOf } from '../months/month.rules.js';
import { type CountedSession, countingOf, type FundedSession, type FundedTotals, totalsOf } from './funder.rules.js';

/** Which month of which funder, as it was known when. */
export interface FunderAsked {
  month: string;
  funder: string;
  asOf: Date;
}

/** A funder in the list of a month. */
export interface FunderInList {
  funder: string;
  learners: number;
  sessions: number;
}

/** One funded file with its sessions of a month. */
export interface FundedFile {
  enrolmentId: string;
  /** Of the enrolment, `2026-00042`. */
  number: string;
  learnerName: string | null;
  sessions: CountedSession[];
  totals: FundedTotals;
}

const MOST_FUNDERS = 500;

/** The outcomes of a month that stood at `$3`, of tracks that somebody else pays. */
const STOOD = `
  FROM sessions.pub_session_fact f
  JOIN tracks.pub_enrolment e ON e.id = f.enrolment_id AND e.funded_by <> 'self'
  WHERE f.starts_at >= $1 AND f.starts_at < $2 AND f.decided_at <= $3
    AND NOT EXISTS (SELECT 1 FROM sessions.pub_session_outcome later
      WHERE later.supersedes_id = f.outcome_id AND later.decided_at <= $3)`;

const SESSION = `json_build_object('sessionId', f.session_id, 'startsAt', f.starts_at,
  'minutes', round(extract(epoch FROM f.ends_at - f.starts_at) / 60), 'outcome', f.outcome, 'toMakeUp', f.to_make_up,
  'contested', EXISTS (SELECT 1 FROM sessions.pub_session_contest c WHERE c.session_id = f.session_id
    AND c.raised_at <= $3 AND (c.decided_at IS NULL OR c.decided_at > $3)),
  'together', (SELECT (k->'facts'->>'together')::float FROM sessions.pub_session_fact first,
      jsonb_array_elements(first.checks) k
    WHERE first.session_id = f.session_id AND first.supersedes_id IS NULL
      AND k->>'code' = 'evidence-together-long-enough' LIMIT 1),
  'logSigned', EXISTS (SELECT 1 FROM sessions.pub_session_log l
    WHERE l.session_id = f.session_id AND l.signed_at <= $3),
  'logCountersigned', EXISTS (SELECT 1 FROM sessions.pub_session_log l
    WHERE l.session_id = f.session_id AND l.countersigned_at <= $3))`;

/** What the sessions of a month come to for whoever pays them: read from the same facts as the pay of mentors. */
@Injectable()
export class FundersQueries {
  constructor(private readonly db: Db) {}

  /** Who paid for sessions of a month, by name. */
  ofMonth(month: string, asOf: Date): Promise<FunderInList[]> {
    const { from, until } = spanOf(month);
    return this.db.sql<FunderInList>(
      `SELECT e.funder, count(DISTINCT e.id) AS learners, count(*) AS sessions ${STOOD}
       GROUP BY e.funder ORDER BY e.funder LIMIT ${MOST_FUNDERS}`,
      [from, until, asOf],
    );
  }

  /** The funded files of a month by their number, a page of them. */
  async files({ month, funder, asOf }: FunderAsked, page: { after: string; size: number }): Promise<Page<FundedFile>> {
    const { from, until } = spanOf(month);
    const rows = await this.db.sql<Omit<FundedFile, 'sessions' | 'totals'> & { sessions: FundedSession[] }>(
      `SELECT e.id AS "enrolmentId", e.number,
         (SELECT c.first_name || ' ' || coalesce(c.usage_name, c.birth_name)
          FROM learners.pub_civil_identity c WHERE c.learner_id = e.learner_id) AS "learnerName",
         json_agg(${SESSION} ORDER BY f.starts_at, f.session_id) AS sessions
       ${STOOD} AND e.funder = $4 AND e.number > $5
       GROUP BY e.id, e.number, e.learner_id ORDER BY e.number LIMIT $6`,
      [from, until, asOf, funder, page.after, page.size + 1],
    );
    const files = rows.map(({ sessions, ...file }): FundedFile => {
      const counted = sessions.map((session) => ({ ...session, counting: countingOf(session) }));
      return { ...file, sessions: counted, totals: totalsOf(counted) };
    });
    return pageOf(files, page.size, ({ number }) => number);
  }
}
