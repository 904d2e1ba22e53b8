import { DateTime, Interval } from 'luxon';
import { instantOf, isZone, occurrencesOf } from '../../platform/kernel/wall-time.js';
import type { DefenceTime } from './defence.rules.js';

/** A time as it is asked for: an instant, or a local time (`2027-03-28T14:30`) with its zone. */
export interface AskedTime {
  startsAt?: Date;
  local?: string;
  zone?: string;
}

/** Does the local time come once, twice (when clocks go back) or never (when they go on) on that day? */
export type Occurrence = 'once' | 'twice' | 'skipped';

/** The time that is asked for, as long as the rulebook says, or null when it cannot be read. */
export function defenceTimeOf(
  asked: AskedTime,
  { zone: learnerZone, defenceMinutes }: { zone: string; defenceMinutes: number },
): (DefenceTime & { occurrence: Occurrence }) | null {
  const { startsAt, local, zone } = asked;
  if ((startsAt === undefined) === (local === undefined)) return null;
  if (startsAt)
    return {
      ...slotFrom(DateTime.fromJSDate(startsAt), defenceMinutes),
      zone: zone ?? learnerZone,
      occurrence: 'once',
      exists: true,
    };
  const at = zone ?? learnerZone;
  if (!local || !isZone(at) || !DateTime.fromISO(local, { zone: 'utc' }).isValid) return null;
  const occurrence = occurrencesOf(local, at);
  return { ...slotFrom(instantOf(local, at), defenceMinutes), zone: at, occurrence, exists: occurrence !== 'skipped' };
}

function slotFrom(start: DateTime, minutes: number): { slot: Interval<true> } {
  return { slot: Interval.after(start.toUTC(), { minutes }) as Interval<true> };
}
