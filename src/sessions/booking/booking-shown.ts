import type { BookingWeek } from './booking-week.queries.js';

/** A week of slots as its page takes it. */
export function weekShown(week: BookingWeek) {
  const { enrolmentId, starts, sessions, previousOn, nextOn } = week;
  const address = (more: Record<string, string>) => new URLSearchParams({ enrolmentId, ...more }).toString();
  const weekAt = (on: string) => `/sessions/new?${address({ on })}`;
  return {
    ...week,
    slots: [
      ...starts.map((startsAt) => ({
        startsAt,
        state: 'free',
        href: `/sessions/new/confirmation?${address({ startsAt })}`,
      })),
      ...sessions.map(({ id, startsAt }) => ({ startsAt, state: 'own', href: `/sessions/${id}` })),
    ],
    previousHref: previousOn && weekAt(previousOn),
    nextHref: weekAt(nextOn),
  };
}
