import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';

/** A session of which the outcome or the signed log was due on its own day, and is not there a day later. */
export interface LateLog {
  sessionId: string;
  startsAt: Date;
  mentorId: string;
  mentorName: string;
  learnerName: string | null;
  missing: 'outcome' | 'log';
}

/** A mentor who is to be told of what is late today, and how much there is in all. */
export interface LateMentor {
  mentorId: string;
  sessions: number;
}

/** Days after a session on which its mentor is told that something is missing. */
const CHASED_AFTER_DAYS = [1, 3, 7, 14];

const LATE = `
  FROM sessions.session s LEFT JOIN sessions.session_log l ON l.session_id = s.id
  WHERE s.starts_at <= $1 AND (s.state = 'booked' OR s.state IN ('held', 'broken-off') AND l.signed_at IS NULL)`;

/** What mentors still owe of sessions that are over. */
@Injectable()
export class LateLogsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The oldest first, a page of them; `after` is the key of the last one seen. */
  async list({ after, size }: { after: string; size: number }): Promise<Page<LateLog>> {
    const [at, id] = after ? after.split('_') : [];
    const rows = await this.db.sql<LateLog>(
      `SELECT s.id AS "sessionId", s.starts_at AS "startsAt", s.mentor_id AS "mentorId", m.full_name AS "mentorName",
         (SELECT c.first_name || ' ' || coalesce(c.usage_name, c.birth_name)
          FROM learners.pub_civil_identity c WHERE c.learner_id = s.learner_id) AS "learnerName",
         CASE WHEN s.state = 'booked' THEN 'outcome' ELSE 'log' END AS missing
       ${LATE.replace('WHERE', 'JOIN mentors.pub_mentor m ON m.id = s.mentor_id WHERE')}
         AND ($2::timestamptz IS NULL OR (s.starts_at, s.id) > ($2, $3::uuid))
       ORDER BY s.starts_at, s.id LIMIT $4`,
      [await this.aDayAgo(), at ?? null, id ?? null, size + 1],
    );
    return pageOf(rows, size, ({ startsAt, sessionId }) => `${startsAt.toISOString()}_${sessionId}`);
  }

  /** The mentors of sessions that became late by one of the days on which this is told. */
  async toChase(): Promise<LateMentor[]> {
    return this.db.sql<LateMentor>(
      `SELECT s.mentor_id AS "mentorId", count(*) AS sessions ${LATE}
       GROUP BY s.mentor_id
       HAVING bool_or(1 + floor(extract(epoch FROM $1 - s.starts_at) / 86400) = ANY($2::int[]))
       ORDER BY s.mentor_id`,
      [await this.aDayAgo(), CHASED_AFTER_DAYS],
    );
  }

  private async aDayAgo(): Promise<Date> {
    return (await this.clock.now()).minus({ days: 1 }).toJSDate();
  }
}
