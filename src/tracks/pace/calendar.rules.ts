const DAY_MS = 86_400_000;

/** A day as a number that counts on by one, so that many days are compared and added fast. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** The day of a number, YYYY-MM-DD. */
export function dayAt(number: number): string {
  const day = new Date(number * DAY_MS);
  return written(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
}

/** The number of the same day some months later, or of the last of that month when it is shorter. */
export function monthsAfter(day: string, months: number): number {
  const start = new Date(Date.parse(day));
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth)) / DAY_MS;
}

/** The day of the week, 1 for Monday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(number: number): number {
  return number - weekdayOf(number) + 1;
}

function written(year: number, month: number, day: number): string {
  return `${year}-${month < 9 ? '0' : ''}${month + 1}-${day < 10 ? '0' : ''}${day}`;
}
