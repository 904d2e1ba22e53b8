import { dayAt, dayNumber } from './calendar.rules.js';

import type { PlanFacts } from './plan.types.js';
import { minutesOn } from './stretch.rules.js';

const LONGEST_DAYS = 3660;

/** The minutes that a learner has for work on a day: of their own week, none on days off, in pauses and on holidays. */
export type OwnTime = (day: number) => number;

/** The learner's own time as the facts of a plan have it. */
export function ownTimeOf({ changes, holidays, week }: Pick<PlanFacts, 'changes' | 'holidays' | 'week'>): OwnTime {
  const free = new Set([...holidays].map(dayNumber));
  const off = changes.flatMap((change) =>
    'untilOn' in change ? [{ from: dayNumber(change.fromOn), until: dayNumber(change.untilOn) }] : [],
  );
  const weeks = changes
    .flatMap((change) => (change.kind === 'week' ? [{ from: dayNumber(change.fromOn), week: change.week }] : []))
    .toSorted((a, b) => a.from - b.from);
  return (day) => {
    if (free.has(day) || off.some(({ from, until }) => from <= day && day < until)) return 0;
    return minutesOn(day, weeks.findLast(({ from }) => from <= day)?.week ?? week);
  };
}

/** The day on which so many minutes are worked off from a day on; null when they are not within ten years. */
export function dayWhenDone(minutes: number, fromOn: string, onDay: OwnTime): string | null {
  let left = minutes;
  const from = dayNumber(fromOn);
  for (let day = from; day < from + LONGEST_DAYS; day += 1) {
    left -= onDay(day);
    if (left <= 0) return dayAt(day);
  }
  return null;
}

/** The last day on which one can begin so many minutes and have them done on a day; null when ten years do not do. */
export function lastDayToBegin(minutes: number, doneOn: string, onDay: OwnTime): string | null {
  let left = minutes;
  const last = dayNumber(doneOn);
  for (let day = last; day > last - LONGEST_DAYS; day -= 1) {
    left -= onDay(day);
    if (left <= 0) return dayAt(day);
  }
  return null;
}

/** The minutes of own time from one day to another, both included. */
export function minutesBetween(fromOn: string, toOn: string, onDay: OwnTime): number {
  let sum = 0;
  for (let day = dayNumber(fromOn); day <= dayNumber(toOn); day += 1) sum += onDay(day);
  return sum;
}
