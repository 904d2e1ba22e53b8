import { DateTime } from 'luxon';
import { addMonths } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';

/*
 * A session belongs to the month in which it starts where the training body is: whoever pays and whoever is paid read
 * one calendar, wherever the learner and the mentor live.
 */
export const HOUSE_ZONE = 'Europe/Paris';

/** How a month is written, YYYY-MM. */
export const MONTH_PATTERN = /^20\d\d-(0[1-9]|1[0-2])$/;

/** The stretch of time that a month is: its first instant, and that of the next month. */
export interface MonthSpan {
  from: Date;
  until: Date;
}

/** The month (YYYY-MM) of an instant. */
export function monthOf(instant: Date): string {
  return dayOf(DateTime.fromJSDate(instant), HOUSE_ZONE).slice(0, 7);
}

/** The month that comes after so many others; before, when negative. */
export function monthAfter(month: string, months = 1): string {
  return addMonths(`${month}-01`, months).slice(0, 7);
}

/** When a month begins and ends, by the clock of the training body. */
export function spanOf(month: string): MonthSpan {
  const first = (one: string) => instantOf(`${one}-01T00:00`, HOUSE_ZONE).toJSDate();
  return { from: first(month), until: first(monthAfter(month)) };
}
