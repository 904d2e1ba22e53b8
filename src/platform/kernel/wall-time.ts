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

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export function dayOf(instant: DateTime, zone: string): string {
  const day = instant.setZone(zone).toISODate();
  if (!day) throw new RangeError(`No such zone: ${zone}`);
  return day;
}
