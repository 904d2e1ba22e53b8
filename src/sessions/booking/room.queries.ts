import { Injectable } from '@nestjs/common';
import type { DateTime, Interval } from 'luxon';
import { type MentorFacts, MentorsApi, type Receiving } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { shownAt } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { EnrolmentNotYours } from '../sessions.errors.js';
import { intervalOf, minutesOf } from './booking-cases.queries.js';
import type { Stretch } from './session.types.js';
import { freeStarts, withinCaps } from './slots.rules.js';

export interface RoomAsked {
  enrolmentId: string;
  /** The mentor after whom the page begins. */
  after?: string;
  size: number;
}

/** A mentor with what is free for a learner in the next four weeks. */
export interface MentorWithRoom {
  mentorId: string;
  fullName: string;
  /** How many starts are free, and on how many days. */
  starts: number;
  days: number;
  /** The first of them, at most one a day. */
  first: string[];
}

interface Taken extends Stretch {
  mentorId: string | null;
}

const DAYS = 28;
const FIRST_SHOWN = 3;
/** A day or a week of a mentor may be full of what lies outside. */
const AROUND = { days: 8 };

/** Who has room for a learner: the slots of many mentors at once, for the staff. */
@Injectable()
export class RoomQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  /** One page of the mentors, those who have the earliest slot first. Throws `EnrolmentNotYours`. */
  async of(
    actor: Actor,
    { enrolmentId, after, size }: RoomAsked,
  ): Promise<{ rows: MentorWithRoom[]; nextAfter: string | null }> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment) throw new EnrolmentNotYours(enrolmentId);
    const { rows: mentors, nextAfter } = await this.mentors.list(actor, { size, ...(after && { after }) });
    const now = await this.clock.now();
    const until = now.plus({ days: DAYS });
    const ids = mentors.map(({ id }) => id);
    const receiving = await this.mentors.receivingOf(ids, now, until);
    const taken = await this.takenBy(ids, enrolment.learnerId, [now, until]);
    const ofLearner = (taken.get(null) ?? []).map(intervalOf);
    const minutes = minutesOf(enrolment);
    const rows = mentors.map((mentor) => {
      const theirs = receiving.get(mentor.id);
      const busy = (taken.get(mentor.id) ?? []).map(intervalOf);
      const notice = Math.max(enrolment.rulebook.bookingNoticeHours, theirs?.terms.noticeHours ?? 0);
      const earliest = now.plus({ hours: notice });
      return roomOf(mentor, theirs ? startsOf(theirs, { busy, ofLearner, minutes, now, earliest }) : []);
    });
    return { rows: rows.sort(earliestFirst), nextAfter };
  }

  /** Sessions by their mentor; those of the learner by nobody. */
  private async takenBy(
    mentorIds: readonly string[],
    learnerId: string,
    [from, to]: readonly [DateTime, DateTime],
  ): Promise<Map<string | null, Taken[]>> {
    const rows = await this.db.sql<Taken>(
      `SELECT mentor_id AS "mentorId", to_json(starts_at) AS "startsAt", to_json(ends_at) AS "endsAt"
       FROM sessions.session WHERE state IN ('booked', 'held') AND mentor_id = ANY($1::uuid[])
         AND starts_at < $4 AND ends_at > $3
       UNION ALL
       SELECT NULL, to_json(starts_at), to_json(ends_at) FROM sessions.session
       WHERE state IN ('booked', 'held') AND learner_id = $2 AND starts_at < $4 AND ends_at > $3`,
      [mentorIds, learnerId, from.minus(AROUND).toJSDate(), to.plus(AROUND).toJSDate()],
    );
    const byMentor = new Map<string | null, Taken[]>();
    for (const row of rows) byMentor.set(row.mentorId, [...(byMentor.get(row.mentorId) ?? []), row]);
    return byMentor;
  }
}

interface SlotsOfMentor {
  busy: Interval<true>[];
  ofLearner: Interval<true>[];
  minutes: number;
  now: DateTime<true>;
  earliest: DateTime<true>;
}

function startsOf(theirs: Receiving, { busy, ofLearner, minutes, now, earliest }: SlotsOfMentor): number[] {
  const { openings, terms, busyElsewhere } = theirs;
  const starts = freeStarts({
    openings,
    mentorBusy: busy,
    busyElsewhere,
    buffers: terms,
    otherBusy: ofLearner,
    minutes,
    earliest,
    latest: terms.windowDays === null ? null : now.plus({ days: terms.windowDays }),
  });
  const held = busy.map(({ start }) => start);
  return withinCaps(starts, held, theirs);
}

function roomOf({ id, fullName, zone }: MentorFacts, starts: readonly number[]): MentorWithRoom {
  const firstOfDay = new Map<string, number>();
  for (const start of starts) {
    const { local } = shownAt(start, zone);
    const day = local.slice(0, 'YYYY-MM-DD'.length);
    if (!firstOfDay.has(day)) firstOfDay.set(day, start);
  }
  const first = [...firstOfDay.values()].slice(0, FIRST_SHOWN).map((start) => new Date(start).toISOString());
  return { mentorId: id, fullName, starts: starts.length, days: firstOfDay.size, first };
}

/** Who has nothing free comes last. */
function earliestFirst(one: MentorWithRoom, other: MentorWithRoom): number {
  const [a = '9', b = '9'] = [one.first[0], other.first[0]];
  return a === b ? (one.mentorId < other.mentorId ? -1 : 1) : a < b ? -1 : 1;
}
