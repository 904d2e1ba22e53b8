import { DateTime } from 'luxon';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { instantOf, isZone, occurrencesOf } from '../../platform/kernel/wall-time.js';
import type { Occurrence } from './session.types.js';

/*
 * A start is given as an instant, or as the time that a clock in a zone shows. A time that the clocks skip moves
 * forward and is told as skipped; of a time that comes twice the answer tells which one is meant.
 */

/** When a session shall start: an instant with its offset, or a local time `YYYY-MM-DDTHH:mm` in a zone. */
export interface StartInput {
  startsAt?: string;
  local?: string;
  zone?: string;
}

export interface Start {
  at: DateTime<true>;
  zone: string;
  /** What a clock in the zone shows, YYYY-MM-DDTHH:mm. */
  local: string;
  occurrence: Occurrence;
}

const LOCAL = "yyyy-MM-dd'T'HH:mm";

/** What is wrong with a start as it is given. */
export function startFaults({ startsAt, local, zone }: StartInput): Fault[] {
  if ((startsAt === undefined) === (local === undefined)) {
    return [
      {
        at: 'startsAt',
        code: 'instant-or-local',
        message: 'Give either an instant (startsAt) or a local time (local) with its zone',
      },
    ];
  }
  if (zone !== undefined && !isZone(zone)) {
    return [{ at: 'zone', code: 'is-time-zone', message: 'There is no such zone: write it as Europe/Paris' }];
  }
  const field = startsAt === undefined ? 'local' : 'startsAt';
  const isTime = DateTime.fromISO(startsAt ?? local ?? '', { zone: 'utc' }).isValid;
  return isTime
    ? []
    : [{ at: field, code: 'time-unknown', message: 'There is no such time: look at the day and the hour' }];
}

/** The instant that is meant, and how the clock of the zone shows it. Call `startFaults` first. */
export function startOf({ startsAt, local, zone: given }: StartInput, ownZone: string): Start {
  const zone = given ?? ownZone;
  if (local !== undefined) {
    const times = occurrencesOf(local, zone);
    return { at: instantOf(local, zone).toUTC(), zone, local, occurrence: times === 'twice' ? 'first' : times };
  }
  const at = DateTime.fromISO(startsAt ?? '', { zone: 'utc' }) as DateTime<true>;
  const shown = at.setZone(zone).toFormat(LOCAL);
  const isTwice = occurrencesOf(shown, zone) === 'twice';
  const isFirst = instantOf(shown, zone).toMillis() === at.toMillis();
  return { at, zone, local: shown, occurrence: isTwice ? (isFirst ? 'first' : 'second') : 'once' };
}
