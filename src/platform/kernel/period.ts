import { DateTime, Interval } from 'luxon';

/** The interval between two instants. Throws a RangeError when it does not run forward. */
export function periodOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Interval<true> {
  const period = Interval.fromDateTimes(DateTime.fromJSDate(startsAt), DateTime.fromJSDate(endsAt));
  if (!period.isValid) throw new RangeError('A period ends after it starts');
  return period;
}

/** Adds calendar days to a day, YYYY-MM-DD to YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return isoDay(DateTime.fromISO(day, { zone: 'utc' }).plus({ days }));
}

/** Adds calendar months to a day; the 31st of January plus one month is the last day of February. */
export function addMonths(day: string, months: number): string {
  return isoDay(DateTime.fromISO(day, { zone: 'utc' }).plus({ months }));
}

/** The number of days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    DateTime.fromISO(to, { zone: 'utc' })
      .diff(DateTime.fromISO(from, { zone: 'utc' }))
      .as('days'),
  );
}

function isoDay(date: DateTime): string {
  const day = date.toISODate();
  if (!day) throw new RangeError('A day is written YYYY-MM-DD');
  return day;
}
