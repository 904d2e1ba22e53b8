import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Db } from '../../platform/database/db.js';

/** The session that comes, or that runs now; instants as the database writes them. */
export interface NextSession {
  id: string;
  startsAt: string;
  minutes: number;
  zone: string;
  mentorName: string;
}

/** A signed log that waits for its learner. */
export interface LogToCountersign {
  sessionId: string;
  startsAt: string;
}

/** What the sessions of a track ask of its learner. */
export interface SessionsAhead {
  next: NextSession | null;
  /** Sessions booked or held so far. */
  booked: number;
  toCountersign: LogToCountersign[];
}

/** Reads what the sessions of one track ask of its learner, in one statement. */
@Injectable()
export class AheadQueries {
  constructor(private readonly db: Db) {}

  async of(enrolmentId: string, now: DateTime): Promise<SessionsAhead> {
    const found = await this.db.one<SessionsAhead>(
      `SELECT
         (SELECT json_build_object('id', s.id, 'startsAt', s.starts_at, 'zone', s.zone, 'mentorName', m.full_name,
            'minutes', round(extract(epoch FROM s.ends_at - s.starts_at) / 60))
          FROM sessions.session s JOIN mentors.pub_mentor m ON m.id = s.mentor_id
          WHERE s.enrolment_id = $1 AND s.state = 'booked' AND s.ends_at > $2
          ORDER BY s.starts_at LIMIT 1) AS next,
         (SELECT count(*) FROM sessions.session s
          WHERE s.enrolment_id = $1 AND s.state IN ('booked', 'held')) AS booked,
         coalesce((SELECT json_agg(json_build_object('sessionId', s.id, 'startsAt', s.starts_at) ORDER BY s.starts_at)
          FROM sessions.session s JOIN sessions.session_log l ON l.session_id = s.id
          WHERE s.enrolment_id = $1 AND l.signed_at IS NOT NULL AND l.countersigned_at IS NULL), '[]')
           AS "toCountersign"`,
      [enrolmentId, now.toJSDate()],
    );
    return found ?? { next: null, booked: 0, toCountersign: [] };
  }
}
