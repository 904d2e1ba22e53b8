import { DateTime } from 'luxon';
import { addDays } from '../kernel/period.js';

/** A piece of a week: free to take, one's own, taken by another, or past; `href` or `value` makes it a link or a button. */
export interface Slot {
  startsAt: Date | string;
  state: 'free' | 'own' | 'taken' | 'past';
  href?: string;
  /** What a form sends as `slot` when this one is chosen. */
  value?: string;
  label?: string;
}

export interface WeekDay {
  on: string;
  slots: Slot[];
}

/** A week twice: by hour for a wide table, by day for a phone. Hours are those of the reader's zone, `HH:mm`. */
export interface WeekGrid {
  days: WeekDay[];
  rows: { hour: string; cells: WeekDay[] }[];
}

const DAYS = 7;

/** The grid of the seven days from `from` (YYYY-MM-DD); days at the weekend without a slot are left out. */
export function weekGrid(from: string, slots: readonly Slot[], zone: string): WeekGrid {
  const placed = slots
    .map((slot) => ({ slot, local: localTime(slot.startsAt, zone) }))
    .toSorted((a, b) => a.local.toMillis() - b.local.toMillis())
    .map(({ slot, local }) => ({ slot, on: local.toISODate(), hour: local.toFormat('HH:mm') }));

  const days = Array.from({ length: DAYS }, (_, index) => addDays(from, index))
    .map((on) => ({ on, slots: placed.filter((one) => one.on === on).map(({ slot }) => slot) }))
    .filter(({ on, slots: found }) => found.length > 0 || !isWeekend(on));
  const shown = new Set(days.map(({ on }) => on));

  const hours = [...new Set(placed.filter(({ on }) => shown.has(on)).map(({ hour }) => hour))].toSorted();
  const rows = hours.map((hour) => ({
    hour,
    cells: days.map(({ on }) => ({
      on,
      slots: placed.filter((one) => one.on === on && one.hour === hour).map(({ slot }) => slot),
    })),
  }));
  return { days, rows };
}

function localTime(at: Date | string, zone: string): DateTime<true> {
  const local = at instanceof Date ? DateTime.fromJSDate(at, { zone }) : DateTime.fromISO(at, { zone });
  if (!local.isValid) throw new RangeError(`A slot was given no instant: ${String(at)}`);
  return local;
}

function isWeekend(day: string): boolean {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday > 5;
}
