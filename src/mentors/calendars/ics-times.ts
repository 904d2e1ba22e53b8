import { isZone, millisOf, shownAt } from '../../platform/kernel/wall-time.js';
import type { CalendarFailure } from './calendar.types.js';
import { WINDOWS_ZONES } from './windows-zones.js';

/** Thrown where a calendar goes beyond its limits or cannot be understood. */
export class Unreadable extends Error {
  constructor(
    readonly failure: CalendarFailure,
    readonly facts: Record<string, string | number> = {},
  ) {
    super(failure);
  }
}

/** A time as a calendar writes it: the local time as if it were one of UTC, and its zone. */
export interface LocalMoment {
  local: number;
  zone: string;
  isDay: boolean;
}

const FORM = /^(\d{8})(?:T(\d{6})(Z)?)?$/;
const DURATION = /^([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;
const UNITS_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];
const LONGEST_ZONE = 100;

/** Reads `20270112`, `20270112T140000` and `20270112T130000Z`; null for what is none of them. */
export function momentOf(value: string, tzid: string | undefined, ownZone: string): LocalMoment | null {
  const [, day, time, utc] = FORM.exec(value) ?? [];
  if (day === undefined) return null;
  const text = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${(time ?? '000000').replace(/..(?=.)/g, '$&:')}Z`;
  const local = Date.parse(text);
  const zone = utc ? 'UTC' : tzid === undefined ? ownZone : zoneOf(tzid);
  return Number.isNaN(local) ? null : { local, zone, isDay: time === undefined };
}

/** The instant of a moment, in milliseconds of the epoch. */
export function instantIn({ local, zone }: LocalMoment): number {
  return zone === 'UTC' ? local : millisOf(local, zone);
}

/** What the clock of a zone shows at an instant, as if it were a time of UTC. */
export function localIn(instant: number, zone: string): number {
  return zone === 'UTC' ? instant : Date.parse(`${shownAt(instant, zone).local}:00Z`) + (instant % 60_000);
}

/** A duration in milliseconds; null for what is none. */
export function durationOf(value: string): number | null {
  const found = DURATION.exec(value);
  if (!found) return null;
  const [, sign, ...counts] = found;
  const millis = counts.reduce((sum, count, at) => sum + Number(count ?? 0) * (UNITS_MS[at] ?? 0), 0);
  return sign === '-' ? -millis : millis;
}

/** The zone that a calendar names: by IANA, with something before it, or as Windows calls it. */
function zoneOf(tzid: string): string {
  const name = tzid.trim().slice(0, LONGEST_ZONE);
  const parts = name.split('/').filter(Boolean);
  const candidates = [name, parts.slice(-2).join('/'), parts.slice(-3).join('/'), WINDOWS_ZONES[name] ?? ''];
  const zone = candidates.find((one) => one !== '' && isZone(one));
  if (!zone) throw new Unreadable('unknown-zone', { zone: name });
  return zone;
}
