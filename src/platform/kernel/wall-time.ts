import { DateTime, IANAZone } from 'luxon';

/** Does the IANA database know this zone? */
export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/**
 * The instant of a local time in a zone: in the spring gap it moves forward by the gap, in the autumn fold it is the
 * first of the two. The answer never depends on what today is or on the server's zone (RFC 5545, 3.3.5).
 * `local` is `YYYY-MM-DDTHH:mm`, with seconds or without.
 */
export function instantOf(local: string, zone: string): DateTime<true> {
  const asUtc = DateTime.fromISO(local, { zone: 'utc' });
  if (!asUtc.isValid || !isZone(zone)) throw new RangeError(`No such local time: ${local} in ${zone}`);
  const [first] = asUtc.setZone(zone, { keepLocalTime: true }).getPossibleOffsets();
  return first as DateTime<true>;
}

/** How a local time stands in its zone: once, twice (the hour when clocks go back) or not at all (when they go on). */
export function occurrencesOf(local: string, zone: string): 'once' | 'twice' | 'skipped' {
  const instant = instantOf(local, zone);
  if (!instant.toISO({ includeOffset: false }).startsWith(local)) return 'skipped';
  return instant.getPossibleOffsets().length > 1 ? 'twice' : 'once';
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, YYYY-MM-DD. Throws a RangeError for a zone that does not exist. */
export function dayOf(instant: DateTime, zone: string): string {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(zone, calendar);
  }
  return calendar.format(instant.toMillis());
}
