const calendars = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows, as if it were a time of UTC, by the calendar of the platform alone. */
export function wallAt(instant: number, zone: string): number {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    calendars.set(zone, calendar);
  }
  return Date.parse(`${calendar.format(instant).replace(' ', 'T')}Z`);
}

const FAR = 36 * 3_600_000;

/**
 * The instant of a local time by trial: whichever offset of the days around shows it on the wall, the earlier of two;
 * where none does, by the offset that held before.
 */
export function instantByTrial(local: number, zone: string): number {
  const offsets = [local - FAR, local + FAR].map((instant) => wallAt(instant, zone) - instant);
  const found = offsets.map((offset) => local - offset).filter((instant) => wallAt(instant, zone) === local);
  return found.length > 0 ? Math.min(...found) : local - (offsets[0] ?? 0);
}

/** The days, as midnights of UTC, around which the clocks of a zone change during some years. */
export function changeDays(zone: string, fromYear: number, toYear: number): number[] {
  const days: number[] = [];
  const DAY = 86_400_000;
  let before = wallAt(Date.UTC(fromYear, 0, 1), zone) - Date.UTC(fromYear, 0, 1);
  for (let day = Date.UTC(fromYear, 0, 1); day < Date.UTC(toYear + 1, 0, 1); day += DAY) {
    const after = wallAt(day, zone) - day;
    if (after !== before) days.push(day);
    before = after;
  }
  return days;
}
