import { dayNumber, monthsAfter, weekdayOf } from './calendar.rules.js';
import type { PlanChange, PlanFacts, Week } from './plan.types.js';

/** The learner's calendar as it stands between two changes. */
export interface Stretch {
  /** The first day that nothing is laid on yet. */
  from: number;
  /** The day after the last of the pace. */
  until: number;
  paceMonths: number;
  pausedDays: number;
  week: Week;
  holidays: ReadonlySet<number>;
  away: { from: number; until: number }[];
}

/** The learner's working days from one day to before another; at least one, the first that comes. */
export function workingDays({ from, until, week, holidays, away }: Omit<Stretch, 'paceMonths' | 'pausedDays'>) {
  const days: number[] = [];
  const latest = Math.max(from, until) + 366;
  for (let day = from; day < until || (days.length === 0 && day < latest); day += 1) {
    if (minutesOn(day, week) === 0 || holidays.has(day)) continue;
    if (!away.some((time) => time.from <= day && day < time.until)) days.push(day);
  }
  return days.length > 0 ? days : [from];
}

/** The minutes that a learner gives on a day of their week. */
export function minutesOn(day: number, week: Week): number {
  return week[weekdayOf(day) - 1] ?? 0;
}

const ORDER: PlanChange['kind'][] = ['dispensed', 'week', 'away', 'pace', 'catch-up', 'pause'];

/** Changes in the order of their days; on one day, by their kind, then as they were recorded. */
export function inOrderOfDays(changes: readonly PlanChange[]): PlanChange[] {
  return changes.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** The calendar from the entry on. */
export function firstStretch({ enteredOn, paceMonths, week, holidays }: PlanFacts): Stretch {
  return {
    from: dayNumber(enteredOn),
    until: monthsAfter(enteredOn, paceMonths),
    paceMonths,
    pausedDays: 0,
    week,
    holidays: new Set([...holidays].map(dayNumber)),
    away: [],
  };
}

/** Does a change leave the calendar as it is? */
export function changesNothing(change: PlanChange, { paceMonths, week }: Stretch): boolean {
  switch (change.kind) {
    case 'pause':
    case 'away':
      return change.untilOn <= change.fromOn;
    case 'pace':
      return change.paceMonths === paceMonths;
    case 'week':
      return change.week.every((minutes, index) => minutes === week[index]);
    case 'catch-up':
    case 'dispensed':
      break;
  }
  return false;
}

/** The calendar from a change on; nothing is left to be laid before the day that it begins. */
export function stretchAfter(change: PlanChange, stretch: Stretch, enteredOn: string): Stretch {
  const { from, until, pausedDays } = stretch;
  switch (change.kind) {
    case 'pause': {
      const back = Math.max(from, dayNumber(change.untilOn));
      const paused = from < until ? back - from : 0;
      return { ...stretch, from: back, until: until + paused, pausedDays: pausedDays + paused };
    }
    case 'away': {
      const time = { from: dayNumber(change.fromOn), until: dayNumber(change.untilOn) };
      return { ...stretch, away: [...stretch.away, time] };
    }
    case 'pace': {
      const { paceMonths } = change;
      return { ...stretch, paceMonths, until: monthsAfter(enteredOn, paceMonths) + pausedDays };
    }
    case 'week':
      return { ...stretch, week: change.week };
    case 'catch-up':
    case 'dispensed':
      break;
  }
  return stretch;
}
