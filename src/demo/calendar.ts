import { DateTime } from 'luxon';
import { addDays } from '../platform/kernel/period.js';
import { instantOf } from '../platform/kernel/wall-time.js';

/** Where the training body is. */
export const HOUSE_ZONE = 'Europe/Paris';

/** The first day of the story, counted from the day on which the world is made: about fourteen months before. */
export const FIRST_DAY = -425;

const MINUTE_MS = 60_000;

/** Days counted from the one on which the world is made, as days and instants of the calendar. */
export class Calendar {
  private readonly noons = new Map<number, DateTime<true>>();

  /** `today` is YYYY-MM-DD where the training body is. */
  constructor(readonly today: string) {}

  /** The day so many days from today, YYYY-MM-DD. */
  day(offset: number): string {
    return addDays(this.today, offset);
  }

  /** The instant of a time on a clock of the house on that day; from 04:00 on, when no clock changes any more. */
  at(offset: number, time: string): DateTime<true> {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const sinceNoon = (hours - 12) * 60 + minutes;
    return DateTime.fromMillis(this.noon(offset).toMillis() + sinceNoon * MINUTE_MS, { zone: 'utc' }) as DateTime<true>;
  }

  /** The day of the week, 1 for Monday. */
  weekday(offset: number): number {
    return this.noon(offset).weekday;
  }

  private noon(offset: number): DateTime<true> {
    const known = this.noons.get(offset);
    if (known) return known;
    const noon = instantOf(`${this.day(offset)}T12:00`, HOUSE_ZONE);
    this.noons.set(offset, noon);
    return noon;
  }
}
