import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { daysBetween } from '../../platform/kernel/period.js';
import { AVAILABILITY } from './availability.rules.js';
import type { Travel } from './availability.types.js';

/*
 * A travel puts a mentor in another zone from a day to another, from today on, one zone at a time.
 */
export const TRAVEL = {
  apart: { code: 'travel-apart', says: 'No other travel is told for these days: a mentor is in one zone at a time.' },
} satisfies Record<string, Rule>;

/** A travel lasts so many days at the most. */
export const MOST_TRAVEL_DAYS = 366;

/** What is wrong with the days of a travel as they are given. */
export function travelFaults({ fromOn, untilOn }: Pick<Travel, 'fromOn' | 'untilOn'>): Fault[] {
  if (untilOn >= fromOn && daysBetween(fromOn, untilOn) < MOST_TRAVEL_DAYS) return [];
  const facts = { fromOn, most: MOST_TRAVEL_DAYS };
  const message = `Give a last day from ${fromOn} on, at most ${MOST_TRAVEL_DAYS} days in all`;
  return [{ at: 'untilOn', code: 'last-day-within', message, facts }];
}

/** May this travel be told? `others` are those told already, `today` is the day where the mentor lives. */
export function mayTravel(travel: Travel, others: readonly Travel[], today: string): Decision {
  const { fromOn, untilOn } = travel;
  const other = others.find((one) => one.fromOn <= untilOn && fromOn <= one.untilOn);
  return decide(
    check(AVAILABILITY.fromTodayOn, fromOn >= today, { fromOn, today }, { never: true }),
    check(TRAVEL.apart, !other, { fromOn: other?.fromOn ?? null, untilOn: other?.untilOn ?? null }),
  );
}
