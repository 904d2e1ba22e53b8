import type { Fault } from '../../platform/kernel/domain-error.js';
import { addDays, daysBetween } from '../../platform/kernel/period.js';
import type { LocalTime } from './availability.types.js';

/** An absence or an opening is told for so many days at once at the most. */
export const MOST_EXCEPTION_DAYS = 62;

interface ExceptionDays {
  onDay: string;
  untilOn?: string;
  from: LocalTime;
  to: LocalTime;
}

/** What is wrong with an exception as it is given, by its field. */
export function exceptionFaults({ onDay, untilOn = onDay, from, to }: ExceptionDays): Fault[] {
  const faults: Fault[] = [];
  if (to <= from) {
    const message = `The exception ends after it begins: give a time after ${from}`;
    faults.push({ at: 'to', code: 'end-before-start', message, facts: { from } });
  }
  if (untilOn < onDay || daysBetween(onDay, untilOn) >= MOST_EXCEPTION_DAYS) {
    const message = `Give a last day from ${onDay} on, at most ${MOST_EXCEPTION_DAYS} days in all`;
    faults.push({ at: 'untilOn', message });
  }
  return faults;
}

/** Every day of an exception, in order. */
export function daysOf({ onDay, untilOn = onDay }: Pick<ExceptionDays, 'onDay' | 'untilOn'>): string[] {
  return Array.from({ length: daysBetween(onDay, untilOn) + 1 }, (_, index) => addDays(onDay, index));
}
