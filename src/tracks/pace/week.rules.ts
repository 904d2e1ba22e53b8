import type { Week } from './plan.types.js';

/** A week of equal working days, 1 for Monday; without hours the days only weigh the same. */
export function weekOf(weekdays: readonly number[], weeklyHours?: number): Week {
  const minutes = weeklyHours ? Math.max(1, Math.floor((weeklyHours * 60) / weekdays.length)) : 60;
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekdays.includes(weekday) ? minutes : 0));
}

/** The minutes of a whole week. */
export function minutesOf(week: Week): number {
  return week.reduce((sum, minutes) => sum + minutes, 0);
}

/** The days of a week on which there is work, 1 for Monday. */
export function weekdaysOf(week: Week): number[] {
  return week.flatMap((minutes, index) => (minutes > 0 ? [index + 1] : []));
}
