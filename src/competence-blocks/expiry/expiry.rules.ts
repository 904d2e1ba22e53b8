import { DateTime } from 'luxon';
import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { TitleState } from '../titles/title.types.js';
import { type Expiring, WARNING_MONTHS } from './expiry.types.js';

export const EXPIRY = {
  entryOpen: {
    code: 'title-entry-open',
    says: 'The version is active and registered: learners may enter it.',
    source: 'L6113-9',
  },
  awardOpen: {
    code: 'title-award-open',
    says: 'The title may still be awarded under this version.',
    source: 'L6113-9',
  },
} satisfies Record<string, Rule>;

/** What is looked at of a version; days YYYY-MM-DD, both last days inclusive, null is « the register does not say ». */
export interface ExpiryFacts {
  today: string;
  state: TitleState;
  registeredUntilOn: string | null;
  awardableUntilOn: string | null;
}

/** May learners still enter this version, and may it still be awarded? */
export function stillPossible({ today, state, registeredUntilOn, awardableUntilOn }: ExpiryFacts): Decision {
  const mayEnter = state === 'active' && holds(today, registeredUntilOn) && holds(today, awardableUntilOn);
  return decide(
    check(EXPIRY.entryOpen, mayEnter, { state, registeredUntilOn, awardableUntilOn }, { never: true }),
    check(EXPIRY.awardOpen, holds(today, awardableUntilOn), { awardableUntilOn }, { never: true }),
  );
}

function holds(today: string, lastDay: string | null): boolean {
  return lastDay === null || today <= lastDay;
}

/** Which ends of a version officers are warned of: a retired one takes nobody in any more. */
export function endsWatched({ state, registeredUntilOn, awardableUntilOn }: Omit<ExpiryFacts, 'today'>) {
  const ends: { ending: Expiring; endsOn: string }[] = [];
  if (state === 'active' && registeredUntilOn !== null) ends.push({ ending: 'entry', endsOn: registeredUntilOn });
  if (state !== 'draft' && awardableUntilOn !== null) ends.push({ ending: 'award', endsOn: awardableUntilOn });
  return ends;
}

/**
 * Which warning of an end is to be sent today, in months ahead, and which are only noted as passed. Each is given once;
 * of several whose time has come the nearest is sent, and none once the last day is over.
 */
export function warningsDue(facts: { today: string; endsOn: string; noted: readonly number[] }): {
  send: number | null;
  passed: number[];
} {
  const { today, endsOn, noted } = facts;
  const due = WARNING_MONTHS.filter((months) => !noted.includes(months) && today >= monthsBefore(endsOn, months));
  const nearest = Math.min(...due);
  const isTimely = today <= endsOn && noted.every((months) => months > nearest);
  const send = due.length > 0 && isTimely ? nearest : null;
  return { send, passed: due.filter((months) => months !== send) };
}

/** `2027-05-31`, 3 → `2027-02-28` */
export function monthsBefore(day: string, months: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ months }).toISODate() ?? day;
}
