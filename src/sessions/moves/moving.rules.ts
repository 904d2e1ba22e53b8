import type { DateTime } from 'luxon';
import { check, type Check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import { BOOKING, type BookingFacts, mayBook } from '../booking/booking.rules.js';
import type { SessionKind, Side } from '../booking/session.types.js';

/*
 * A session is moved to a time at which it could be booked if it did not stand where it stands. The learner moves it
 * until the hours before its start up to which cancelling is free; the mentor as long as it has not started.
 */
export const MOVING = {
  stillBooked: { code: 'move-session-booked', says: 'Only a session that is booked can be moved.' },
  beforeStart: { code: 'move-session-before-start', says: 'A session is moved before it starts.' },
  inTime: {
    code: 'move-session-in-time',
    says: 'The learner moves a session until the hours before it that the rulebook names; the mentor until it starts.',
    source: 'Rulebook, free cancellation',
  },
  otherTime: { code: 'move-session-elsewhere', says: 'The new time is another than the present one.' },
} satisfies Record<string, Rule>;

/** The session that somebody wants to move. */
export interface MovedFacts {
  state: string;
  kind: SessionKind;
  startsAt: DateTime<true>;
  side: Side;
  freeCancellationHours: number;
}

/** May this session be moved at all now? */
export function mayLeave(session: MovedFacts, now: DateTime<true>): Decision {
  return decide(...leavingChecks(session, now));
}

/** May this session be moved to that slot? The facts of the slot are those of a booking without the session. */
export function mayMove(session: MovedFacts, slot: BookingFacts): Decision {
  const { kind, startsAt } = session;
  const booking = mayBook(slot).checks.filter(({ code }) => kind === 'weekly' || code !== BOOKING.discoveryFirst.code);
  return decide(
    ...leavingChecks(session, slot.now),
    check(MOVING.otherTime, +slot.slot.start !== +startsAt, { startsAt: startsAt.toUTC().toISO() }),
    ...booking,
    ...(kind === 'discovery' ? [staysFirst(slot)] : []),
  );
}

function leavingChecks({ state, startsAt, side, freeCancellationHours }: MovedFacts, now: DateTime<true>): Check[] {
  const freeUntil = startsAt.minus({ hours: freeCancellationHours });
  const isInTime = side === 'mentor' || now <= freeUntil;
  return [
    check(MOVING.stillBooked, state === 'booked', { state }, { never: true }),
    check(MOVING.beforeStart, now < startsAt, { startsAt: startsAt.toUTC().toISO() }, { never: true }),
    check(MOVING.inTime, isInTime, { freeUntil: freeUntil.toUTC().toISO() }, { nextActor: 'mentor' }),
  ];
}

function staysFirst({ slot, firstWeeklyAt }: BookingFacts): Check {
  const isFirst = firstWeeklyAt === null || slot.start < firstWeeklyAt;
  return check(BOOKING.discoveryFirst, isFirst, { discoveryAt: slot.start.toUTC().toISO() });
}
