import { DateTime } from 'luxon';
import { instantOf, isZone, occurrencesOf } from '../../platform/kernel/wall-time.js';

const HAS_OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

/**
 * When a jury sits: an instant with its offset, or a local time in the zone of the jury.
 * Null for what is no time: the 31st of February, an unknown zone, an hour that the clocks skip.
 */
export function heldAtOf(text: string, zone: string): DateTime<true> | null {
  if (!isZone(zone)) return null;
  const written = DateTime.fromISO(text, { zone: 'utc' });
  if (!written.isValid) return null;
  if (HAS_OFFSET.test(text)) return written;
  return occurrencesOf(text, zone) === 'skipped' ? null : instantOf(text, zone).toUTC();
}
