import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { EnrolmentNotYours } from '../sessions.errors.js';
import { seesEverySession } from '../sessions.policy.js';
import { type ObligedWeek, type WeekSession, weekOf, weeksBetween } from './weeks.rules.js';

/** The weekly obligation of enrolments. */
@Injectable()
export class WeeksQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
  ) {}

  /** The same for one reader: the learner, a mentor of theirs, the staff. Throws `EnrolmentNotYours`. */
  async weeksFor(actor: Actor, enrolmentId: string): Promise<ObligedWeek[]> {
    const [seen] = await this.db.sql(
      `SELECT 1 FROM tracks.pub_enrolment e WHERE e.id = $1 AND ($2 OR e.learner_id = $3 OR EXISTS (
         SELECT 1 FROM mentors.pub_assignment a WHERE a.enrolment_id = e.id AND a.mentor_id = $3))`,
      [enrolmentId, seesEverySession(actor), actor.id],
    );
    if (!seen) throw new EnrolmentNotYours(enrolmentId);
    return this.weeksOf(enrolmentId);
  }

  /** What became of the session of each week, from the entry to this week or to the last one booked. */
  async weeksOf(enrolmentId: string): Promise<ObligedWeek[]> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment) throw new EnrolmentNotYours(enrolmentId);
    const { zone, enteredOn } = enrolment;
    const sessions = await this.sessionsOf(enrolmentId);
    const first = weekOf(instantOf(`${enteredOn}T12:00`, zone), zone);
    const present = weekOf(await this.clock.now(), zone);
    const last = sessions.map(({ weekOn }) => weekOn).reduce((one, other) => (one > other ? one : other), present);
    const pauses = await this.tracks.pausesOf(enrolmentId);
    return weeksBetween(first, last, { sessions, pauses });
  }

  private sessionsOf(enrolmentId: string): Promise<WeekSession[]> {
    return this.db.sql<WeekSession>(
      `SELECT id, week_on AS "weekOn", state, to_make_up AS "toMakeUp"
       FROM sessions.session WHERE enrolment_id = $1 ORDER BY starts_at`,
      [enrolmentId],
    );
  }
}
