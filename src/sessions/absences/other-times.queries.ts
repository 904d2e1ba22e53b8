import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { Session } from '../booking/session.entity.js';
import { SlotsQueries } from '../booking/slots.queries.js';

/** Free starts near a session that was called off, as instants. */
export interface StartsNear {
  enrolmentId: string;
  starts: string[];
  /** The day from which its learner looks for another time. */
  weekOn: string;
}

const AROUND_DAYS = 7;
const MOST_OFFERED = 5;

/** Other times for a session that its mentor cannot hold. */
@Injectable()
export class OtherTimesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mentors: MentorsApi,
    private readonly slots: SlotsQueries,
  ) {}

  /** Free starts in the week before the session and the one after, with the learner's mentor of then. */
  async near(sessionId: string): Promise<StartsNear | null> {
    const session = await this.db.of(Session).findOneBy({ id: sessionId });
    if (!session) return null;
    const { enrolmentId, learnerId, startsAt, zone } = session;
    const now = await this.clock.now();
    const at = DateTime.fromJSDate(startsAt, { zone: 'utc' }) as DateTime<true>;
    const before = at.minus({ days: AROUND_DAYS });
    const [from, to] = [before < now ? now : before, at.plus({ days: AROUND_DAYS })];
    const mentorId = await this.mentors.mentorOf(enrolmentId, dayOf(to, zone));
    const learner = { id: learnerId, roles: ['learner'] as const };
    const asked = { enrolmentId, from: from.toUTC().toISO(), to: to.toUTC().toISO() };
    const starts = mentorId ? await this.slots.startsFor(learner, { ...asked, mentorId }) : [];
    const first = starts[0] ? DateTime.fromISO(starts[0]) : from;
    return { enrolmentId, starts: starts.slice(0, MOST_OFFERED), weekOn: dayOf(first, zone) };
  }
}
