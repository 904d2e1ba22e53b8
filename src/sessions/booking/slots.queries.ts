import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf, shownAt } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { EnrolmentNotYours, SlotsSpanInvalid } from '../sessions.errors.js';
import { sideOf } from '../sessions.policy.js';
import { intervalOf, minutesOf } from './booking-cases.queries.js';
import type { Stretch } from './session.types.js';
import { freeStarts, withinCaps } from './slots.rules.js';

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

/** A stretch in the way: a session of either, or a slot that somebody else keeps for the moment. */
interface BusyStretch extends Stretch {
  whose: 'mentor' | 'learner' | 'held';
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
    const { starts, minutes, zone } = await this.freeFor(actor, input);
    return starts.map((start) => {
      const [startsAt, endsAt] = [start, start + minutes * 60_000].map((at) => new Date(at).toISOString());
      return { startsAt: startsAt ?? '', endsAt: endsAt ?? '', zone, ...shownAt(start, zone) };
    });
  }

  /** The starts alone, as instants in UTC. */
  async startsFor(actor: Actor, input: SlotsInput): Promise<string[]> {
    const { starts } = await this.freeFor(actor, input);
    return starts.map((start) => new Date(start).toISOString());
  }

  private async freeFor(actor: Actor, input: SlotsInput): Promise<{ starts: number[]; minutes: number; zone: string }> {
    const { mentorId, enrolmentId, insteadOf } = input;
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment) throw new EnrolmentNotYours(enrolmentId);
    const { learnerId, zone, rulebook } = enrolment;
    const now = await this.clock.now();
    const [from, to] = spanOf(input, now);
    const accompanies = (await this.mentors.mentorOf(enrolmentId, dayOf(to, zone))) === mentorId;
    const side = sideOf(actor, { learnerId, mentorId });
    if (side === null || (side !== 'staff' && !accompanies)) throw new EnrolmentNotYours(enrolmentId);

    const { openings, terms, busyElsewhere, ...counted } = await this.mentors.receiving(mentorId, from, to);
    const busy = await this.busy({ mentorId, learnerId, insteadOf, actor, now }, from, to);
    const ofMentor = busy.filter(({ whose }) => whose === 'mentor').map(intervalOf);
    const minutes = minutesOf(enrolment);
    const starts = freeStarts({
      openings,
      mentorBusy: ofMentor,
      busyElsewhere,
      buffers: terms,
      otherBusy: busy.filter(({ whose }) => whose !== 'mentor').map(intervalOf),
      minutes,
      earliest: now.plus({ hours: Math.max(rulebook.bookingNoticeHours, terms.noticeHours ?? 0) }),
      latest: side === 'mentor' || terms.windowDays === null ? null : now.plus({ days: terms.windowDays }),
    });
    const held = ofMentor.map(({ start }) => start);
    return { starts: withinCaps(starts, held, counted), minutes, zone };
  }

  /** What stands in the way of either, some days around: a day or a week of the mentor may be full. */
  private busy(
    { mentorId, learnerId, insteadOf, actor, now }: BusyAsked,
    from: DateTime,
    to: DateTime,
  ): Promise<BusyStretch[]> {
    return this.db.sql<BusyStretch>(
      `SELECT to_json(starts_at) AS "startsAt", to_json(ends_at) AS "endsAt",
         CASE WHEN mentor_id = $1 THEN 'mentor' ELSE 'learner' END AS whose
       FROM sessions.session
       WHERE state IN ('booked', 'held') AND (mentor_id = $1 OR learner_id = $2) AND starts_at < $4 AND ends_at > $3
         AND id IS DISTINCT FROM $5::uuid
       UNION ALL
       SELECT to_json(starts_at), to_json(ends_at), 'other' FROM sessions.taken_time
       WHERE person_id IN ($1, $2) AND kind <> 'session' AND starts_at < $4 AND ends_at > $3
       UNION ALL
       SELECT to_json(starts_at), to_json(ends_at), 'held' FROM sessions.hold
       WHERE mentor_id = $1 AND starts_at < $4 AND ends_at > $3 AND expires_at > $6 AND held_by <> $7`,
      [
        mentorId,
        learnerId,
        from.minus(AROUND).toJSDate(),
        to.plus(AROUND).toJSDate(),
        insteadOf ?? null,
        now.toJSDate(),
        actor.id,
      ],
    );
  }
}

const AROUND = { days: 8 };

function spanOf({ from, to }: SlotsInput, now: DateTime<true>): [DateTime<true>, DateTime<true>] {
  const start = from === undefined ? now : DateTime.fromISO(from, { zone: 'utc' });
  const end = to === undefined ? start.plus({ days: DEFAULT_DAYS }) : DateTime.fromISO(to, { zone: 'utc' });
  if (!start.isValid || !end.isValid || end <= start || end > start.plus({ days: MOST_DAYS })) {
    throw new SlotsSpanInvalid(MOST_DAYS);
  }
  return [start, end];
}
