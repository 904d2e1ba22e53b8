import { DateTime, IANAZone } from 'luxon';
import { type OffsetChange, offsetsOf } from './zone-offsets.js';

/*
 * The only file in which a local time becomes an instant: in the spring gap it moves forward by the gap, in the autumn
 * fold it is the first of the two. The answer never depends on what today is or on the server's zone (RFC 5545, 3.3.5).
 */

/** How a local time stands in its zone: once, twice (the hour when clocks go back) or not at all (when they go on). */
export type Occurrences = 'once' | 'twice' | 'skipped';

/** What the clock of a zone shows, YYYY-MM-DDTHH:mm, and which one it is of a time that comes twice. */
export interface ShownTime {
  local: string;
  occurrence: 'once' | 'first' | 'second';
}

const MINUTE = 60_000;
const LOCAL_MINUTE = 16;
const ZONES_REMEMBERED = 2_000;
const zones = new Map<string, boolean>();

/** Does the IANA database know this zone? */
export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  const isKnown = IANAZone.isValidZone(zone);
  if (isKnown && zones.size < ZONES_REMEMBERED) zones.set(zone, isKnown);
  return isKnown;
}

/** The instant of a local time, `YYYY-MM-DDTHH:mm`, with seconds or without. Throws a RangeError for what is none. */
export function instantOf(local: string, zone: string): DateTime<true> {
  return DateTime.fromMillis(millisOf(localMillis(local, zone), zone), { zone }) as DateTime<true>;
}

/** The instant of a time of a day in a zone, in milliseconds of the epoch; 1440 minutes are the midnight after. */
export function millisOn(day: string, minutes: number, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || !isZone(zone)) throw new RangeError(`No such day: ${day} in ${zone}`);
  return millisOf(midnight + minutes * MINUTE, zone);
}

/** How often a local time comes in its zone. */
export function occurrencesOf(local: string, zone: string): Occurrences {
  const millis = localMillis(local, zone);
  const change = changesOf(millis, zone).find((one) => isBetween(millis, one.at + one.before, one.at + one.after));
  if (!change) return 'once';
  return change.after > change.before ? 'skipped' : 'twice';
}

/** What the clock of a zone shows at an instant, given in milliseconds of the epoch. */
export function shownAt(millis: number, zone: string): ShownTime {
  const local = millis + offsetAt(millis, zone);
  const twice = changesOf(local, zone).find(
    ({ at, before, after }) => after < before && isBetween(local, at + after, at + before),
  );
  const occurrence = twice ? (millis < twice.at ? 'first' : 'second') : 'once';
  return { local: new Date(local).toISOString().slice(0, LOCAL_MINUTE), occurrence };
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. Throws a RangeError for a zone that does not exist. */
export function dayOf(instant: DateTime, zone: string): string {
  if (!isZone(zone)) throw new RangeError(`No such zone: ${zone}`);
  const millis = instant.toMillis();
  return new Date(millis + offsetAt(millis, zone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The local time as if it were one of UTC. */
function localMillis(local: string, zone: string): number {
  const asUtc = DateTime.fromISO(local, { zone: 'utc' });
  if (!asUtc.isValid || !isZone(zone)) throw new RangeError(`No such local time: ${local} in ${zone}`);
  return asUtc.toMillis();
}

/**
 * The instant of a local time that is given as if it were one of UTC, both in milliseconds of the epoch. Until the later
 * of the two local times of a change the offset before it holds: first of a fold, forward in a gap.
 */
export function millisOf(local: number, zone: string): number {
  const { first, changes } = offsetsOf(zone, yearOf(local));
  let offset = first;
  for (const { at, before, after } of changes) {
    if (local < at + Math.max(before, after)) break;
    offset = after;
  }
  return local - offset;
}

function offsetAt(millis: number, zone: string): number {
  const { first, changes } = offsetsOf(zone, yearOf(millis));
  let offset = first;
  for (const { at, after } of changes) {
    if (millis < at) break;
    offset = after;
  }
  return offset;
}

function changesOf(local: number, zone: string): readonly OffsetChange[] {
  return offsetsOf(zone, yearOf(local)).changes;
}

function isBetween(local: number, one: number, other: number): boolean {
  return Math.min(one, other) <= local && local < Math.max(one, other);
}

function yearOf(millis: number): number {
  return new Date(millis).getUTCFullYear();
}
