import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CalendarUnknown } from '../mentors.errors.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import type { CalendarFailure } from './calendar.types.js';

/** Another calendar of a mentor as they see it; its address stays hidden. */
export interface CalendarSeen {
  id: string;
  name: string;
  isFile: boolean;
  /** When it was read last with success, and why not since then. */
  readAt: string;
  failure: CalendarFailure | null;
  failureFacts: Record<string, string | number> | null;
  /** How many busy stretches are known from now on. */
  busy: number;
}

/** The other calendars of mentors. */
@Injectable()
export class CalendarsQueries {
  constructor(
    private readonly db: Db,
    private readonly mentors: MentorsQueries,
  ) {}

  /** Those of one mentor, in the order in which they were added, for a reader who may see the mentor. */
  async ofMentor(actor: Actor, mentorId: string): Promise<CalendarSeen[]> {
    await this.mentors.mentorFor(actor, mentorId);
    return this.db.sql<CalendarSeen>(
      `SELECT c.id, c.name, c.address IS NULL AS "isFile", to_json(c.read_at) AS "readAt", c.failure,
         c.failure_facts AS "failureFacts",
         (SELECT count(*)::int FROM mentors.busy_time t WHERE t.calendar_id = c.id AND t.ends_at > c.tried_at) AS busy
       FROM mentors.busy_calendar c WHERE c.mentor_id = $1 ORDER BY c.added_at, c.id`,
      [mentorId],
    );
  }

  /** Throws `CalendarUnknown` unless this is a calendar of the mentor. */
  async mustBe({ mentorId, calendarId }: { mentorId: string; calendarId: string }): Promise<void> {
    const sql = 'SELECT 1 FROM mentors.busy_calendar WHERE id = $1 AND mentor_id = $2';
    if (!(await this.db.one(sql, [calendarId, mentorId]))) throw new CalendarUnknown(calendarId);
  }

  /** Those that are read again and again, which was done longest ago first. */
  async toRefresh(): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      'SELECT id FROM mentors.busy_calendar WHERE address IS NOT NULL ORDER BY tried_at, id',
    );
    return rows.map(({ id }) => id);
  }
}
