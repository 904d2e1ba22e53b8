import type { Facts } from '../../platform/kernel/decision.js';
import { dayWhenDone, minutesBetween, type OwnTime } from './own-time.rules.js';

/** Why a forecast is as it is: a text of `tracks:forecast` and its facts. */
export interface ForecastReason {
  code: string;
  facts: Facts;
}

/** When a track will end: at the soonest, most likely, and as it went so far; with the reasons of each. */
export interface Forecast {
  soonestOn: string;
  likelyOn: string;
  /** Null when the past says nothing: work was due and none is verified. */
  latestOn: string | null;
  reasons: ForecastReason[];
}

export interface ForecastFacts {
  today: string;
  enteredOn: string;
  plannedEndOn: string;
  /** The planned end, and what is in arrears on top. */
  projectedEndOn: string;
  totalHours: number;
  verifiedHours: number;
  /** Hours of the projects whose due day is over. */
  dueHours: number;
  overdueHours: number;
  weeklyHours: number;
  onDay: OwnTime;
}

/**
 * The end of a track out of what is verified: soonest with every hour of the learner's week on it, likely as planned
 * and the arrears after it, latest when the rest goes as what was due so far did.
 */
export function forecastOf(facts: ForecastFacts): Forecast {
  const { totalHours, verifiedHours, projectedEndOn, overdueHours, weeklyHours, plannedEndOn } = facts;
  const remainingHours = totalHours - verifiedHours;
  const remaining = { code: 'remaining', facts: { remainingHours, totalHours } };
  if (remainingHours <= 0) {
    return { soonestOn: plannedEndOn, likelyOn: plannedEndOn, latestOn: plannedEndOn, reasons: [remaining] };
  }
  const soonest = dayWhenDone(remainingHours * 60, startOf(facts), facts.onDay) ?? projectedEndOn;
  const soonestOn = soonest < projectedEndOn ? soonest : projectedEndOn;
  const share = shareOf(facts);
  const latestOn = share === null ? null : latest(facts, share);
  const likely = {
    code: overdueHours > 0 ? 'overdue' : 'as-planned',
    facts: { overdueHours, likelyOn: projectedEndOn },
  };
  const past = latestOn === null ? { code: 'nothing-verified', facts: { overdueHours } } : pastReason(share, latestOn);
  const reasons = [remaining, { code: 'own-week', facts: { weeklyHours, soonestOn } }, likely, past];
  return { soonestOn, likelyOn: projectedEndOn, latestOn, reasons };
}

function pastReason(share: number | null, latestOn: string): ForecastReason {
  return { code: share === 1 ? 'as-so-far' : 'slower-so-far', facts: { share: share ?? 0, latestOn } };
}

function startOf({ today, enteredOn }: ForecastFacts): string {
  return today < enteredOn ? enteredOn : today;
}

/** How much of what was due is verified, at most all; null when nothing of it is. */
function shareOf({ verifiedHours, dueHours }: ForecastFacts): number | null {
  if (verifiedHours >= dueHours) return 1;
  return verifiedHours === 0 ? null : verifiedHours / dueHours;
}

/** The rest at the hours a day that the plan has, times the share that was kept so far. */
function latest(facts: ForecastFacts, share: number): string | null {
  const { totalHours, verifiedHours, enteredOn, plannedEndOn, projectedEndOn, onDay } = facts;
  const given = minutesBetween(enteredOn, plannedEndOn, onDay);
  const planned = given > 0 ? (totalHours * 60) / given : 1;
  const asSoFar = (day: number) => onDay(day) * planned * share;
  const day = dayWhenDone((totalHours - verifiedHours) * 60, startOf(facts), asSoFar);
  return day === null || day > projectedEndOn ? day : projectedEndOn;
}
