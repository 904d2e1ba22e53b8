import type { DateTime } from 'luxon';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * Either side may contest an outcome within the hours that the rulebook gives, once; an advisor or an officer rules on
 * it, and the ruling stands.
 */
export const CONTESTING = {
  settled: { code: 'contest-session-settled', says: 'The session has an outcome to contest.' },
  inTime: {
    code: 'contest-in-time',
    says: 'An outcome is contested within the hours that the rulebook gives.',
    source: 'Rulebook, contest',
  },
  noneOpen: { code: 'contest-none-open', says: 'No other contest of this session is open.' },
  notRuled: { code: 'contest-not-ruled-yet', says: 'No ruling was made on this session yet.' },
} satisfies Record<string, Rule>;

export const RULING = {
  stillOpen: { code: 'ruling-contest-open', says: 'The contest has not been decided yet.' },
} satisfies Record<string, Rule>;

export interface ContestFacts {
  settledAt: DateTime<true> | null;
  contestHours: number;
  now: DateTime<true>;
  openContests: number;
  decidedContests: number;
}

/** May the outcome of this session be contested now? */
export function mayContest({ settledAt, contestHours, now, openContests, decidedContests }: ContestFacts): Decision {
  const until = settledAt?.plus({ hours: contestHours }) ?? null;
  return decide(
    check(CONTESTING.settled, settledAt !== null, {}, { nextActor: 'mentor' }),
    check(
      CONTESTING.inTime,
      until === null || now <= until,
      { contestHours, until: until?.toUTC().toISO() ?? null },
      { never: true },
    ),
    check(CONTESTING.noneOpen, openContests === 0, {}, { nextActor: 'advisor' }),
    check(CONTESTING.notRuled, decidedContests === 0, {}, { never: true }),
  );
}

/** The last day for the ruling: as many hours as either side has to contest, in the zone of the session. */
export function ruleByOn({ now, contestHours }: Pick<ContestFacts, 'now' | 'contestHours'>, zone: string): string {
  return dayOf(now.plus({ hours: contestHours }), zone);
}

/** May this contest be decided? */
export function mayRule(isDecided: boolean): Decision {
  return decide(check(RULING.stillOpen, !isDecided, {}, { never: true }));
}
