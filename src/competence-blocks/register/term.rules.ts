import { DateTime } from 'luxon';

/** How long a registration still lasts, in the largest unit that tells it well. */
export interface Term {
  /** `ended`: the last day is past; the others count what is left, `years` in whole ones. */
  kind: 'ended' | 'today' | 'days' | 'months' | 'years';
  count: number;
}

/** Until so many months they are counted one by one. */
const MONTHS_TOLD = 24;

/** What is left on `today` of a term whose last day is `lastDay`, both YYYY-MM-DD. */
export function termLeft(lastDay: string, today: string): Term {
  const [from, until] = [DateTime.fromISO(today, { zone: 'utc' }), DateTime.fromISO(lastDay, { zone: 'utc' })];
  if (until < from) return { kind: 'ended', count: 0 };
  const months = Math.floor(until.diff(from, 'months').months);
  if (months >= MONTHS_TOLD) return { kind: 'years', count: Math.floor(months / 12) };
  if (months >= 1) return { kind: 'months', count: months };
  const days = Math.round(until.diff(from, 'days').days);
  return days === 0 ? { kind: 'today', count: 0 } : { kind: 'days', count: days };
}
