import type { BookingWeek } from './booking-week.queries.js';

/** A week of slots as its page takes it; `base` is its address, which keeps what `kept` says. */
export function weekShown(week: BookingWeek, base: string, kept: Record<string, string> = {}) {
  const { starts, sessions, previousOn, nextOn } = week;
  const address = (more: Record<string, string>) => new URLSearchParams({ ...kept, ...more }).toString();
  const weekAt = (on: string) => `${base}?${address({ on })}`;
  return {
    ...week,
    slots: [
      ...starts.map((startsAt) => ({
        startsAt,
        state: 'free',
        value: startsAt,
      })),
      ...sessions.map(({ id, startsAt }) => ({ startsAt, state: 'own', href: `/sessions/${id}` })),
    ],
    previousHref: previousOn && weekAt(previousOn),
    nextHref: weekAt(nextOn),
  };
}
