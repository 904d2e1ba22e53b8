import { DateTime, IANAZone } from 'luxon';

/** Asking the zone data costs a hundred times more than remembering; the same hours of a week are asked for often. */
const REMEMBERED = 20_000;
const zones = new Map<string, boolean>();
const instants = new Map<string, DateTime<true>>();

function remember<Value>(known: Map<string, Value>, name: string, value: Value): void {
  if (known.size >= REMEMBERED) known.clear();
  known.set(name, value);
}

/** Does the IANA database know this zone? */
export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  const isKnown = IANAZone.isValidZone(zone);
  if (isKnown) remember(zones, zone, true);
  return isKnown;
}

/**
 * The instant of a local time in a zone: in the spring gap it moves forward by the gap, in the autumn fold it is the
 * first of the two. The answer never depends on what today is or on the server's zone (RFC 5545, 3.3.5).
 * `local` is `YYYY-MM-DDTHH:mm`, with seconds or without.
 */
export function instantOf(local: string, zone: string): DateTime<true> {
  const name = `${local} ${zone}`;
  const known = instants.get(name) ?? instantFor(local, zone);
  remember(instants, name, known);
  return known;
}

function instantFor(local: string, zone: string): DateTime<true> {
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
