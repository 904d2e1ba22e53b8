import type { DateTime } from 'luxon';
import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import type { SettledState, Side } from './session.types.js';
import { isToMakeUp } from './weeks.rules.js';

/*
 * The learner cancels free of consequence until the hours before the start that the rulebook names; later, the session
 * is not made up. What the mentor or the house cancels is always made up.
 */
export const CANCELLING = {
  stillBooked: { code: 'cancel-still-booked', says: 'Only a session that is booked can be cancelled.' },
  beforeStart: { code: 'cancel-before-start', says: 'A session is cancelled before it starts.' },
} satisfies Record<string, Rule>;

export interface CancellationFacts {
  state: string;
  startsAt: DateTime<true>;
  now: DateTime<true>;
  side: Side;
  freeCancellationHours: number;
}

/** What a cancellation comes to. */
export interface Consequence {
  state: SettledState;
  /** Does the learner get the session again? */
  madeUp: boolean;
  /** Until when the learner's cancellation is free, as an instant. */
  freeUntil: string;
}

/** May this session be cancelled? */
export function mayCancel({ state, startsAt, now }: CancellationFacts): Decision {
  return decide(
    check(CANCELLING.stillBooked, state === 'booked', { state }, { never: true }),
    check(CANCELLING.beforeStart, now < startsAt, { startsAt: startsAt.toISO() }, { never: true }),
  );
}

/** What it comes to when this side cancels now. */
export function consequenceOf({ startsAt, now, side, freeCancellationHours }: CancellationFacts): Consequence {
  const freeUntil = startsAt.minus({ hours: freeCancellationHours });
  const state = now <= freeUntil ? 'cancelled-in-time' : 'cancelled-late';
  return { state, madeUp: isToMakeUp(state, side), freeUntil: freeUntil.toUTC().toISO() };
}
