import type { DateTime } from 'luxon';
import { addDays } from '../platform/kernel/period.js';
import { instantOf } from '../platform/kernel/wall-time.js';

/** Where the training body is. */
export const HOUSE_ZONE = 'Europe/Paris';

/** The first day of the story, counted from the day on which the world is made: about fourteen months before. */
export const FIRST_DAY = -425;

/** Days counted from the one on which the world is made, as days and instants of the calendar. */
export class Calendar {
  /** `today` is YYYY-MM-DD where the training body is. */
  constructor(readonly today: string) {}

  /** The day so many days from today, YYYY-MM-DD. */
  day(offset: number): string {
    return addDays(this.today, offset);
  }

  /** The instant of a time on a clock of the house on that day. */
  at(offset: number, time: string): DateTime<true> {
    return instantOf(`${this.day(offset)}T${time}`, HOUSE_ZONE).toUTC();
  }

  /** The day of the week, 1 for Monday. */
  weekday(offset: number): number {
    return this.at(offset, '12:00').setZone(HOUSE_ZONE).weekday;
  }
}
