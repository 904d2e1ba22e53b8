import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type BookingFacts, BOOKING, mayBook } from '../booking/booking.rules.js';

/*
 * A series is one session a week at the same time of the learner's clock. Each is decided like a booking of its own;
 * besides, each is the session of its own week, and lies before the track and its funding end.
 */
export const SERIES = {
  withinTrack: { code: 'series-within-track', says: 'The session lies before the planned end of the track.' },
  withinFunding: { code: 'series-within-funding', says: 'The session lies before the end of the funding.' },
} satisfies Record<string, Rule>;

/** As many weeks are booked at once: a quarter of a year. */
export const MOST_WEEKS = 13;

/** The last days of what a series may not outlast; the funding has none where the learner pays. */
export interface SeriesLimits {
  plannedEndOn: string;
  fundingEndsOn: string | null;
}

/** The same time of the clock in each of so many weeks: `2027-01-12T14:00`, `2027-01-19T14:00`… */
export function weeklyTimes(local: string, weeks: number): string[] {
  const [day = '', time = ''] = local.split('T');
  return Array.from({ length: weeks }, (_, week) => `${addDays(day, 7 * week)}T${time}`);
}

/** May this slot be booked as one of a series? */
export function mayBookInSeries(facts: BookingFacts, { plannedEndOn, fundingEndsOn }: SeriesLimits): Decision {
  const { slot, zone, weekOn, inWeekOn } = facts;
  const onDay = dayOf(slot.start, zone);
  const { checks } = mayBook({ ...facts, weekOn: weekOn === inWeekOn ? weekOn : null });
  return decide(
    ...checks,
    check(SERIES.withinTrack, onDay <= plannedEndOn, { plannedEndOn }, { nextActor: 'advisor' }),
    check(
      SERIES.withinFunding,
      fundingEndsOn === null || onDay <= fundingEndsOn,
      { fundingEndsOn },
      { nextActor: 'advisor' },
    ),
  );
}

/** Whatever hour is taken in that week, these stay as they are. */
const WHOLE_WEEK: readonly string[] = [
  BOOKING.trackActive,
  BOOKING.ownMentor,
  BOOKING.oneAWeek,
  BOOKING.discoveryFirst,
  SERIES.withinTrack,
  SERIES.withinFunding,
].map(({ code }) => code);

/** Would another slot of the same week do, where this one is refused? */
export function isWorthAnother({ checks }: Decision): boolean {
  return checks.every(({ code, standing }) => standing === 'met' || !WHOLE_WEEK.includes(code));
}
