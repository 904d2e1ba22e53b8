import { Injectable } from '@nestjs/common';
import { DateTime, Interval } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { EnrolmentNotYours, SessionStartInvalid } from '../sessions.errors.js';
import { type BookingFacts, mayBook } from './booking.rules.js';
import type { Stretch } from './session.types.js';
import { type Start, startFaults, type StartInput, startOf } from './start.rules.js';
import { type CountingSession, weekOf, weekToCountFor } from './weeks.rules.js';

export interface BookSessionInput extends StartInput {
  enrolmentId: string;
  /** The mentor whose slot it is; when the learner has another one on that day, the booking is refused. */
  mentorId?: string;
  /** Only the mentor can waive the notice. */
  noticeWaived?: boolean;
  /** The session that it would take the place of: it stands in nobody's way. */
  insteadOf?: string;
}

/** A slot that somebody wants, with all that the decision looks at. */
export interface BookingCase {
  enrolment: EnrolmentFacts;
  mentorId: string | null;
  start: Start;
  facts: BookingFacts;
}

interface Around {
  mentorId: string | null;
  mentorBusy: Stretch[];
  learnerBusy: Stretch[];
  heldUntil: string | null;
  counting: { weekOn: string; startsAt: string }[];
  owedWeeks: string[];
  discoveryAt: string | null;
  firstWeeklyAt: string | null;
}

/** What around a slot is asked for, by whom. */
interface Asked {
  slot: Interval<true>;
  inWeekOn: string;
  insteadOf: string | undefined;
  now: DateTime<true>;
  actor: Actor;
}

/** Gathers what a booking depends on, in few statements: most who ask at a rush go away without the slot. */
@Injectable()
export class BookingCases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  /** The decision alone, with the start as it was understood. */
  async decisionFor(input: BookSessionInput, actor: Actor): Promise<Decision & { start: Start }> {
    const { start, decision } = await this.decidedFor(input, actor);
    return { ...decision, start };
  }

  /** The same, with the mentor of that day. */
  async decidedFor(input: BookSessionInput, actor: Actor) {
    const { facts, start, mentorId } = await this.of(input, actor);
    return { start, mentorId, decision: mayBook(facts) };
  }

  /** The case of a slot, for its learner or mentor. Throws `EnrolmentNotYours` for anybody else. */
  async of(input: BookSessionInput, actor: Actor): Promise<BookingCase> {
    const faults = startFaults(input);
    if (faults.length > 0) throw new SessionStartInvalid(faults);
    const enrolment = await this.tracks.enrolment(input.enrolmentId);
    if (!enrolment) throw new EnrolmentNotYours(input.enrolmentId);
    const start = startOf(input, enrolment.zone);
    const slot = Interval.after(start.at, { minutes: minutesOf(enrolment) }) as Interval<true>;
    const inWeekOn = weekOf(start.at, enrolment.zone);
    const now = await this.clock.now();
    const asked = { slot, inWeekOn, insteadOf: input.insteadOf, now, actor };
    const { mentorId, ...around } = await this.around(enrolment, asked);
    const isLearner = actor.id === enrolment.learnerId;
    if (!isLearner && !(await this.accompanies(actor, mentorId, enrolment))) throw new EnrolmentNotYours(enrolment.id);

    const counting = around.counting.map((one) => countingIn(one, enrolment.zone));
    const { at: _at, ...shown } = start;
    const facts = {
      ...shown,
      now,
      slot,
      enrolmentState: enrolment.state,
      learnerMentorId: mentorId,
      askedMentorId: isLearner ? (input.mentorId ?? null) : actor.id,
      noticeHours: enrolment.rulebook.bookingNoticeHours,
      noticeWaived: !isLearner && input.noticeWaived === true,
      mentorOpenings: mentorId ? await this.mentors.openings(mentorId, slot.start, slot.end) : [],
      mentorBusy: around.mentorBusy.map(intervalOf),
      learnerBusy: around.learnerBusy.map(intervalOf),
      heldUntil: instantOrNull(around.heldUntil),
      inWeekOn,
      weekOn: weekToCountFor(inWeekOn, counting, around.owedWeeks),
      discoveryAt: instantOrNull(around.discoveryAt),
      firstWeeklyAt: instantOrNull(around.firstWeeklyAt),
    };
    return { enrolment, mentorId, start, facts };
  }

  /** Is this the mentor of that day, or one of another day, who is told why instead? */
  private async accompanies(actor: Actor, mentorId: string | null, { learnerId }: EnrolmentFacts): Promise<boolean> {
    return actor.id === mentorId || this.mentors.hasMentored(actor.id, learnerId);
  }

  /** Whose learner it is on that day, what is booked at that time, and what counts around that week or is owed. */
  private async around(
    { id, learnerId, zone }: EnrolmentFacts,
    { slot: { start, end }, inWeekOn, insteadOf, now, actor }: Asked,
  ): Promise<Around> {
    const found = await this.db.one<Around>(AROUND, [
      id,
      learnerId,
      dayOf(start, zone),
      start.toJSDate(),
      end.toJSDate(),
      inWeekOn,
      insteadOf ?? null,
      now.toJSDate(),
      actor.id,
    ]);
    if (!found) throw new Error('One row tells what is around a slot');
    return found;
  }
}

/** How long a session of this enrolment lasts. */
export function minutesOf({ fundedBy, rulebook }: Pick<EnrolmentFacts, 'fundedBy' | 'rulebook'>): number {
  return fundedBy === 'self' ? rulebook.sessionMinutesSelfFunded : rulebook.sessionMinutesFunded;
}

export function intervalOf({ startsAt, endsAt }: Stretch): Interval<true> {
  return Interval.fromDateTimes(instant(startsAt), instant(endsAt)) as Interval<true>;
}

function countingIn({ weekOn, startsAt }: { weekOn: string; startsAt: string }, zone: string): CountingSession {
  return { weekOn, inWeekOn: weekOf(instant(startsAt), zone) };
}

function instantOrNull(text: string | null): DateTime<true> | null {
  return text === null ? null : instant(text);
}

function instant(text: string): DateTime<true> {
  return DateTime.fromISO(text, { zone: 'utc' }) as DateTime<true>;
}

/** Not the session that would be moved. */
const IS_ANOTHER = `s.id IS DISTINCT FROM $7::uuid`;

const BUSY = `coalesce(json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at)), '[]')
  FROM sessions.session s WHERE s.state IN ('booked', 'held') AND s.starts_at < $5 AND s.ends_at > $4 AND ${IS_ANOTHER}`;

/** A day more on each side than the week has: which week a session lies in is for the learner's zone to say. */
const NEAR_THE_WEEK = `s.starts_at >= $6::date - 1 AND s.starts_at < $6::date + 8`;

/** Booked, held or lost; not what the learner gets again, nor what was called off with the track. */
const COUNTS = `NOT s.to_make_up AND s.state <> 'cancelled-in-time'`;

const AROUND = `WITH own AS (
    SELECT mentor_id FROM mentors.pub_assignment
    WHERE enrolment_id = $1 AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3))
  SELECT (SELECT mentor_id FROM own) AS "mentorId",
    (SELECT ${BUSY} AND s.mentor_id = (SELECT mentor_id FROM own)) AS "mentorBusy",
    (SELECT ${BUSY} AND s.learner_id = $2) AS "learnerBusy",
    (SELECT to_json(max(h.expires_at)) FROM sessions.hold h
     WHERE h.mentor_id = (SELECT mentor_id FROM own) AND h.starts_at < $5 AND h.ends_at > $4
       AND h.expires_at > $8 AND h.held_by <> $9) AS "heldUntil",
    (SELECT coalesce(json_agg(json_build_object('weekOn', s.week_on, 'startsAt', s.starts_at)), '[]')
     FROM sessions.session s
     WHERE s.enrolment_id = $1 AND ${COUNTS} AND ${IS_ANOTHER} AND (s.week_on = $6 OR ${NEAR_THE_WEEK})) AS counting,
    ARRAY(SELECT DISTINCT s.week_on::text FROM sessions.session s WHERE s.enrolment_id = $1 AND s.to_make_up
      AND NOT EXISTS (SELECT 1 FROM sessions.session again
        WHERE again.enrolment_id = $1 AND again.week_on = s.week_on AND NOT again.to_make_up
          AND again.id IS DISTINCT FROM $7::uuid AND again.state <> 'cancelled-in-time')) AS "owedWeeks",
    (SELECT to_json(min(s.starts_at)) FROM sessions.session s
     WHERE s.enrolment_id = $1 AND s.kind = 'discovery' AND s.state IN ('booked', 'held') AND ${IS_ANOTHER}) AS "discoveryAt",
    (SELECT to_json(min(s.starts_at)) FROM sessions.session s
     WHERE s.enrolment_id = $1 AND s.kind = 'weekly' AND s.state IN ('booked', 'held')) AS "firstWeeklyAt"`;
