import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { seesEverySession } from '../sessions.policy.js';
import type { SessionKind, SessionState } from './session.types.js';

/** A session with the names of its two sides. */
export interface SessionInList {
  id: string;
  enrolmentId: string;
  learnerId: string;
  learnerName: string;
  mentorId: string;
  mentorName: string;
  kind: SessionKind;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  weekOn: string;
  state: SessionState;
  toMakeUp: boolean;
  settledAt: Date | null;
  logSignedAt: Date | null;
  logCountersignedAt: Date | null;
  isContested: boolean;
}

export interface SessionSearch {
  enrolmentId?: string;
  state?: SessionState;
  /** Instants: sessions that start from the first on, and before the second. */
  from?: string;
  to?: string;
  after?: string;
  size?: number;
}

/** Today's sessions, those that want an outcome or a signed log, and those to come. */
export interface MentorsDay {
  today: SessionInList[];
  toSettle: SessionInList[];
  coming: SessionInList[];
}

const SESSION = `
  SELECT s.id, s.enrolment_id AS "enrolmentId", s.learner_id AS "learnerId",
    concat_ws(' ', c.first_name, coalesce(c.usage_name, c.birth_name)) AS "learnerName",
    s.mentor_id AS "mentorId", m.full_name AS "mentorName", s.kind, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
    s.zone, s.week_on AS "weekOn", s.state, s.to_make_up AS "toMakeUp", s.settled_at AS "settledAt",
    l.signed_at AS "logSignedAt", l.countersigned_at AS "logCountersignedAt",
    EXISTS (SELECT 1 FROM sessions.pub_open_contest o WHERE o.session_id = s.id) AS "isContested"
  FROM sessions.session s
  JOIN mentors.pub_mentor m ON m.id = s.mentor_id
  LEFT JOIN learners.pub_civil_identity c ON c.learner_id = s.learner_id
  LEFT JOIN sessions.session_log l ON l.session_id = s.id`;

/** Reads sessions for lists and homes. */
@Injectable()
export class SessionsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A page of the sessions that a reader may see, in the order of their start. */
  async listFor(actor: Actor, search: SessionSearch): Promise<Page<SessionInList>> {
    const { enrolmentId = null, state = null, from = null, to = null, after = null, size = 50 } = search;
    const rows = await this.db.sql<SessionInList>(
      `${SESSION}
       WHERE ($1 OR $2 IN (s.learner_id, s.mentor_id)) AND ($3::uuid IS NULL OR s.enrolment_id = $3)
         AND ($4::text IS NULL OR s.state = $4)
         AND ($5::timestamptz IS NULL OR s.starts_at >= $5) AND ($6::timestamptz IS NULL OR s.starts_at < $6)
         AND ($7::uuid IS NULL OR (s.starts_at, s.id) > (SELECT a.starts_at, a.id FROM sessions.session a WHERE a.id = $7))
       ORDER BY s.starts_at, s.id LIMIT $8`,
      [seesEverySession(actor), actor.id, enrolmentId, state, from, to, after, size + 1],
    );
    return pageOf(rows, size, ({ id }) => id);
  }

  session(sessionId: string): Promise<SessionInList | null> {
    return this.db.one<SessionInList>(`${SESSION} WHERE s.id = $1`, [sessionId]);
  }

  /** Every session of an enrolment, in order. */
  sessionsOf(enrolmentId: string): Promise<SessionInList[]> {
    return this.db.sql<SessionInList>(`${SESSION} WHERE s.enrolment_id = $1 ORDER BY s.starts_at, s.id`, [enrolmentId]);
  }

  /** The sessions of a mentor that start today, where the mentor is, unless they were cancelled. */
  async todayOf(mentorId: string): Promise<SessionInList[]> {
    const mentor = await this.db.one<{ zone: string }>('SELECT zone FROM mentors.pub_mentor WHERE id = $1', [mentorId]);
    if (!mentor) return [];
    const today = dayOf(await this.clock.now(), mentor.zone);
    const [start, end] = [today, addDays(today, 1)].map((day) => instantOf(`${day}T00:00`, mentor.zone).toJSDate());
    return this.db.sql<SessionInList>(
      `${SESSION} WHERE s.mentor_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3 AND s.state NOT LIKE 'cancelled%'
       ORDER BY s.starts_at`,
      [mentorId, start, end],
    );
  }

  /** The sessions of a mentor that have started and still want their outcome or their signed log, oldest first. */
  async toSettle(mentorId: string): Promise<SessionInList[]> {
    return this.db.sql<SessionInList>(
      `${SESSION} WHERE s.mentor_id = $1 AND s.starts_at <= $2
         AND (s.state = 'booked' OR s.state IN ('held', 'broken-off') AND l.signed_at IS NULL)
       ORDER BY s.starts_at LIMIT 200`,
      [mentorId, (await this.clock.now()).toJSDate()],
    );
  }

  /** What a mentor looks at in the morning. */
  async dayOf(mentorId: string): Promise<MentorsDay> {
    return {
      today: await this.todayOf(mentorId),
      toSettle: await this.toSettle(mentorId),
      coming: await this.comingOf(mentorId),
    };
  }

  /** The next session of a learner, from the one that is going on; null when none is booked. */
  async nextOf(learnerId: string): Promise<SessionInList | null> {
    return this.db.one<SessionInList>(
      `${SESSION} WHERE s.learner_id = $1 AND s.state = 'booked' AND s.ends_at > $2 ORDER BY s.starts_at LIMIT 1`,
      [learnerId, (await this.clock.now()).toJSDate()],
    );
  }

  /** The sessions of a mentor that are still to come, soonest first. */
  async comingOf(mentorId: string, most = 20): Promise<SessionInList[]> {
    return this.db.sql<SessionInList>(
      `${SESSION} WHERE s.mentor_id = $1 AND s.state = 'booked' AND s.ends_at > $2 ORDER BY s.starts_at LIMIT $3`,
      [mentorId, (await this.clock.now()).toJSDate(), most],
    );
  }
}
