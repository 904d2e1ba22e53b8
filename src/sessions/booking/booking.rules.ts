import type { DateTime, Interval } from 'luxon';
import { check, type Check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { limitChecks, type MentorLimits } from './mentor-limits.rules.js';
import type { Occurrence } from './session.types.js';
import type { StartInput } from './start.rules.js';

/*
 * A session is booked by the learner or by the learner's own mentor, with the notice that the rulebook asks unless the
 * mentor waives it, inside one opening of the mentor, when both are free, within what the mentor asks for, one a week,
 * the discovery first.
 */
export const BOOKING = {
  trackActive: { code: 'session-track-active', says: 'The learner follows an active track.' },
  ownMentor: { code: 'session-own-mentor', says: 'The session is with the learner’s own mentor on that day.' },
  notPast: { code: 'session-not-past', says: 'A session is booked before it starts.' },
  enoughNotice: {
    code: 'session-enough-notice',
    says: 'A session is booked with the notice that the rulebook asks, unless the mentor waives it.',
    source: 'Rulebook, booking notice',
  },
  onTheClock: { code: 'session-on-the-clock', says: 'The time exists: the clocks do not skip it on that day.' },
  oneOffset: { code: 'session-within-one-offset', says: 'A session does not run across a change of the clocks.' },
  insideOpening: { code: 'session-inside-opening', says: 'The slot lies inside one opening of the mentor.' },
  mentorFree: { code: 'session-mentor-free', says: 'The mentor is in no other meeting at that time.' },
  notHeld: { code: 'session-slot-not-held', says: 'Nobody else is filling in the form for this slot.' },
  learnerFree: { code: 'session-learner-free', says: 'The learner is in no other meeting at that time.' },
  oneAWeek: {
    code: 'session-one-a-week',
    says: 'A learner has one session a week, and one more where one is to be made up.',
    source: 'Rulebook, weekly session',
  },
  discoveryFirst: { code: 'session-discovery-first', says: 'The discovery session comes before the weekly ones.' },
} satisfies Record<string, Rule>;

export interface BookingFacts {
  now: DateTime<true>;
  slot: Interval<true>;
  zone: string;
  /** What a clock in the zone shows at the start. */
  local: string;
  occurrence: Occurrence;
  enrolmentState: string;
  learnerMentorId: string | null;
  /** The mentor that was asked for; whoever it is when absent. */
  askedMentorId: string | null;
  noticeHours: number;
  noticeWaived: boolean;
  mentorOpenings: Interval<true>[];
  /** Sessions of the mentor at that time and some hours around it. */
  mentorBusy: Interval<true>[];
  /** What the mentor asks for beyond the rulebook. */
  limits: MentorLimits;
  learnerBusy: Interval<true>[];
  /** Until when the slot is kept for somebody else who fills in the form for it. */
  heldUntil: DateTime<true> | null;
  /** The Monday of the week of the slot. */
  inWeekOn: string;
  /** The Monday of the week that it would count for. */
  weekOn: string | null;
  discoveryAt: DateTime<true> | null;
  /** The first of the weekly sessions that are booked or held. */
  firstWeeklyAt: DateTime<true> | null;
}

/** May this slot be booked? */
export function mayBook(facts: BookingFacts): Decision {
  const { enrolmentState, learnerMentorId, askedMentorId, inWeekOn, weekOn, slot, discoveryAt } = facts;
  const isOwn = learnerMentorId !== null && (askedMentorId === null || askedMentorId === learnerMentorId);
  return decide(
    check(BOOKING.trackActive, enrolmentState === 'active', { state: enrolmentState }, { nextActor: 'advisor' }),
    check(BOOKING.ownMentor, isOwn, {}, { nextActor: 'advisor' }),
    ...timeChecks(facts),
    ...placeChecks(facts),
    ...limitChecks(facts),
    check(BOOKING.oneAWeek, weekOn !== null, { inWeekOn }),
    check(BOOKING.discoveryFirst, discoveryAt === null || discoveryAt < slot.start, {
      discoveryAt: discoveryAt?.toISO() ?? null,
    }),
  );
}

function timeChecks({ now, slot, zone, local, occurrence, noticeHours: needed, noticeWaived }: BookingFacts): Check[] {
  const ahead = slot.start.diff(now).as('hours');
  const noticeHours = Math.max(0, Math.floor(ahead * 10) / 10);
  const lastMoment = slot.end.minus({ milliseconds: 1 });
  const isWithin = slot.start.setZone(zone).offset === lastMoment.setZone(zone).offset;
  return [
    check(BOOKING.notPast, ahead > 0, { startsAt: slot.start.toISO() }, { never: true }),
    check(
      BOOKING.enoughNotice,
      ahead >= needed || noticeWaived,
      { noticeHours, needed, noticeWaived },
      { nextActor: 'mentor', never: ahead <= 0 },
    ),
    check(BOOKING.onTheClock, occurrence !== 'skipped', { local, zone }, { never: true }),
    check(BOOKING.oneOffset, isWithin, { local, zone }, { never: true }),
  ];
}

function placeChecks({ slot, mentorOpenings, mentorBusy, learnerBusy, heldUntil }: BookingFacts): Check[] {
  const isTaken = (busy: Interval<true>[]) => busy.some((other) => other.overlaps(slot));
  return [
    check(
      BOOKING.insideOpening,
      mentorOpenings.some((opening) => opening.engulfs(slot)),
      {},
      { nextActor: 'mentor' },
    ),
    check(BOOKING.mentorFree, !isTaken(mentorBusy)),
    check(BOOKING.notHeld, heldUntil === null, { heldUntil: heldUntil?.toISO() ?? null }),
    check(BOOKING.learnerFree, !isTaken(learnerBusy)),
  ];
}

const ADVICE: Record<string, Omit<Fault, 'at'>> = {
  [BOOKING.notPast.code]: { code: 'slot-past', message: 'This time has passed: choose a later one' },
  [BOOKING.onTheClock.code]: {
    code: 'slot-skipped',
    message: 'The clocks skip this time on that day: choose one an hour later',
  },
  [BOOKING.oneOffset.code]: {
    code: 'slot-across-change',
    message: 'The clocks change during this session: choose a start before or after the change',
  },
};

/** Names the field of a time that is wrong in itself. */
export function faultsOf({ local }: StartInput, checks: Check[]): Fault[] {
  const at = local === undefined ? 'startsAt' : 'local';
  return checks.flatMap(({ code }) => (ADVICE[code] ? [{ at, ...ADVICE[code] }] : []));
}
