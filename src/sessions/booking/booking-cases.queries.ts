import { Injectable } from '@nestjs/common';
import { DateTime, Interval } from 'luxon';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { EnrolmentNotYours, SessionStartInvalid } from '../sessions.errors.js';
import { AroundSlots } from './around-slot.queries.js';
import { type BookingFacts, mayBook } from './booking.rules.js';
import { NO_LIMITS } from './mentor-limits.rules.js';
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

/** Gathers what a booking depends on, in few statements: most who ask at a rush go away without the slot. */
@Injectable()
export class BookingCases {
  constructor(
    private readonly slots: AroundSlots,
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
    const { mentorId, ...around } = await this.slots.of(enrolment, asked);
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
      noticeWaived: !isLearner && input.noticeWaived === true,
      mentorBusy: around.mentorBusy.map(intervalOf),
      learnerBusy: around.learnerBusy.map(intervalOf),
      heldUntil: instantOrNull(around.heldUntil),
      ...(await this.askedBy(mentorId, slot, {
        noticeHours: enrolment.rulebook.bookingNoticeHours,
        mentorStarts: around.mentorStarts,
        byMentor: !isLearner,
      })),
      inWeekOn,
      weekOn: weekToCountFor(inWeekOn, counting, around.owedWeeks),
      discoveryAt: instantOrNull(around.discoveryAt),
      firstWeeklyAt: instantOrNull(around.firstWeeklyAt),
    };
    return { enrolment, mentorId, start, facts };
  }

  /** When the mentor receives at that time, and what they ask for beyond the rulebook. */
  private async askedBy(
    mentorId: string | null,
    slot: Interval<true>,
    { noticeHours, mentorStarts, byMentor }: { noticeHours: number; mentorStarts: string[]; byMentor: boolean },
  ): Promise<Pick<BookingFacts, 'noticeHours' | 'mentorOpenings' | 'limits'>> {
    if (!mentorId) return { noticeHours, mentorOpenings: [], limits: NO_LIMITS };
    const { openings, ...limits } = await this.mentors.receiving(mentorId, slot.start, slot.end);
    const isCapped = limits.caps.aDay !== null || limits.caps.aWeek !== null;
    return {
      noticeHours: Math.max(noticeHours, limits.terms.noticeHours ?? 0),
      mentorOpenings: openings,
      limits: { ...limits, byMentor, starts: isCapped ? mentorStarts.map(instant) : [] },
    };
  }

  /** Is this the mentor of that day, or one of another day, who is told why instead? */
  private async accompanies(actor: Actor, mentorId: string | null, { learnerId }: EnrolmentFacts): Promise<boolean> {
    return actor.id === mentorId || this.mentors.hasMentored(actor.id, learnerId);
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
