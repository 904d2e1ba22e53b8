import { Injectable } from '@nestjs/common';
import { DateTime, type Interval } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { EnrolmentNotYours, SlotsSpanInvalid } from '../sessions.errors.js';
import { sideOf } from '../sessions.policy.js';
import { intervalOf, minutesOf } from './booking-cases.queries.js';
import type { Stretch } from './session.types.js';
import { freeSlots } from './slots.rules.js';
import { startOf } from './start.rules.js';

export interface SlotsInput {
  mentorId: string;
  enrolmentId: string;
  /** Instants; the first is now when absent, the second four weeks later. */
  from?: string;
  to?: string;
  /** The session that would take one of them: it stands in nobody's way. */
  insteadOf?: string;
}

/** A start that is free, as the clock of the learner shows it. */
export interface Slot extends Stretch {
  local: string;
  zone: string;
  occurrence: string;
}

/** Whose time is asked for, by whom. */
interface BusyAsked {
  mentorId: string;
  learnerId: string;
  insteadOf: string | undefined;
  actor: Actor;
  now: DateTime<true>;
}

const MOST_DAYS = 62;
const DEFAULT_DAYS = 28;

/** The slots in which a learner and a mentor could meet. */
@Injectable()
export class SlotsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  /** Free slots of one mentor for one enrolment, for its learner, that mentor or the staff. */
  async slotsFor(actor: Actor, input: SlotsInput): Promise<Slot[]> {
    const { slots, zone } = await this.freeFor(actor, input);
    return slots.map(({ start, end }) => {
      const startsAt = start.toISO();
      const { local, occurrence } = startOf({ startsAt }, zone);
      return { startsAt, endsAt: end.toISO(), local, zone, occurrence };
    });
  }

  /** The starts alone, as instants in UTC: how a clock shows them costs a hundred times more. */
  async startsFor(actor: Actor, input: SlotsInput): Promise<string[]> {
    const { slots } = await this.freeFor(actor, input);
    return slots.map(({ start }) => start.toISO());
  }

  private async freeFor(actor: Actor, input: SlotsInput): Promise<{ slots: Interval<true>[]; zone: string }> {
    const { mentorId, enrolmentId, insteadOf } = input;
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment) throw new EnrolmentNotYours(enrolmentId);
    const { learnerId, zone, rulebook } = enrolment;
    const now = await this.clock.now();
    const [from, to] = spanOf(input, now);
    const accompanies = (await this.mentors.mentorOf(enrolmentId, dayOf(to, zone))) === mentorId;
    const side = sideOf(actor, { learnerId, mentorId });
    if (side === null || (side !== 'staff' && !accompanies)) throw new EnrolmentNotYours(enrolmentId);

    const slots = freeSlots({
      openings: await this.mentors.openings(mentorId, from, to),
      busy: (await this.busy({ mentorId, learnerId, insteadOf, actor, now }, from, to)).map(intervalOf),
      minutes: minutesOf(enrolment),
      earliest: now.plus({ hours: rulebook.bookingNoticeHours }),
    });
    return { slots, zone };
  }

  private busy(
    { mentorId, learnerId, insteadOf, actor, now }: BusyAsked,
    from: DateTime,
    to: DateTime,
  ): Promise<Stretch[]> {
    return this.db.sql<Stretch>(
      `SELECT to_json(starts_at) AS "startsAt", to_json(ends_at) AS "endsAt" FROM sessions.session
       WHERE state IN ('booked', 'held') AND (mentor_id = $1 OR learner_id = $2) AND starts_at < $4 AND ends_at > $3
         AND id IS DISTINCT FROM $5::uuid
       UNION ALL
       SELECT to_json(starts_at), to_json(ends_at) FROM sessions.hold
       WHERE mentor_id = $1 AND starts_at < $4 AND ends_at > $3 AND expires_at > $6 AND held_by <> $7`,
      [mentorId, learnerId, from.toJSDate(), to.toJSDate(), insteadOf ?? null, now.toJSDate(), actor.id],
    );
  }
}

function spanOf({ from, to }: SlotsInput, now: DateTime<true>): [DateTime<true>, DateTime<true>] {
  const start = from === undefined ? now : DateTime.fromISO(from, { zone: 'utc' });
  const end = to === undefined ? start.plus({ days: DEFAULT_DAYS }) : DateTime.fromISO(to, { zone: 'utc' });
  if (!start.isValid || !end.isValid || end <= start || end > start.plus({ days: MOST_DAYS })) {
    throw new SlotsSpanInvalid(MOST_DAYS);
  }
  return [start, end];
}
