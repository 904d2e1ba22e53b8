const DAY_MS = 86_400_000;

/** A day as a number that counts on by one, so that many days are compared and added fast. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** The day of a number, YYYY-MM-DD. */
export function dayAt(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the week, 1 for Monday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(number: number): number {
  return number - weekdayOf(number) + 1;
}
