import { dayAt, dayNumber } from './calendar.rules.js';
import type { PlannedMonth, PlannedWeek } from './plan.types.js';

/*
 * Assiduity of distance training: the estimated duration of the work that was done and verified, over the estimated
 * duration that was planned for the month (code du travail, R6341-13).
 */

/** The assiduity of one month; the share is null where nothing was planned. */
export interface MonthOfAssiduity {
  /** YYYY-MM */
  month: string;
  plannedMinutes: number;
  verifiedMinutes: number;
  share: number | null;
}

export interface AssiduityFacts {
  /** The last month that is told, YYYY-MM. */
  untilMonth: string;
  planned: readonly PlannedMonth[];
  /** Each work that is verified, by the learner's day of it. */
  verified: readonly { on: string; minutes: number }[];
}

/** Month by month, from the first in which anything was planned or verified. */
export function assiduityOf({ untilMonth, planned, verified }: AssiduityFacts): MonthOfAssiduity[] {
  const months = new Map<string, { plannedMinutes: number; verifiedMinutes: number }>();
  const of = (month: string) => {
    const known = months.get(month) ?? { plannedMinutes: 0, verifiedMinutes: 0 };
    months.set(month, known);
    return known;
  };
  for (const { month, minutes } of planned) of(month).plannedMinutes += minutes;
  for (const { on, minutes } of verified) of(on.slice(0, 7)).verifiedMinutes += minutes;
  return [...months]
    .filter(([month]) => month <= untilMonth)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([month, sums]) => ({ month, ...sums, share: shareOf(sums) }));
}

/** All these months together; work counts for the month in which it is validated, so a single month may mislead. */
export function wholeAssiduity(months: readonly MonthOfAssiduity[]): Omit<MonthOfAssiduity, 'month'> {
  const sums = {
    plannedMinutes: months.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
    verifiedMinutes: months.reduce((sum, { verifiedMinutes }) => sum + verifiedMinutes, 0),
  };
  return { ...sums, share: shareOf(sums) };
}

/** A plan with the month in which a move to other rules brought it; null for the first. */
export interface PlanInForce {
  since: string | null;
  months: readonly PlannedMonth[];
}

/** What each month had by the plan that was in force in it: a move to other rules plans no month that is over anew. */
export function plannedInForce(plans: readonly PlanInForce[]): PlannedMonth[] {
  return plans.flatMap(({ since, months }, index) => {
    const until = plans[index + 1]?.since ?? null;
    return months.filter(({ month }) => (since === null || month >= since) && (until === null || month < until));
  });
}

/** The months of a plan whose version kept only its weeks: a week counts for the month of its Thursday (ISO 8601). */
export function monthsOfWeeks(weeks: readonly PlannedWeek[]): PlannedMonth[] {
  return weeks.map(({ startsOn, minutes }) => ({ month: dayAt(dayNumber(startsOn) + 3).slice(0, 7), minutes }));
}

function shareOf({ plannedMinutes, verifiedMinutes }: { plannedMinutes: number; verifiedMinutes: number }) {
  return plannedMinutes === 0 ? null : Math.round((verifiedMinutes / plannedMinutes) * 10_000) / 10_000;
}
