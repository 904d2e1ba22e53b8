import { describe, expect, it } from '../../../test/jest.js';
import { DateTime } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { type ContestFacts, mayContest, mayRule } from './contest.rules.js';

const settledAt = DateTime.utc(2027, 1, 12, 14) as DateTime<true>;
const refusedFor = (change: Partial<ContestFacts>) =>
  unmet(
    mayContest({ settledAt, contestHours: 72, now: settledAt, openContests: 0, decidedContests: 0, ...change }),
  ).map(({ code }) => code);

describe('Contesting an outcome', () => {
  it.each<[string, Partial<ContestFacts>, string[]]>([
    ['exactly 72 hours have passed', { now: settledAt.plus({ hours: 72 }) }, []],
    ['a minute more has passed', { now: settledAt.plus({ hours: 72, minutes: 1 }) }, ['contest-in-time']],
    ['there is no outcome yet', { settledAt: null }, ['contest-session-settled']],
    ['another contest is open', { openContests: 1 }, ['contest-none-open']],
    ['a ruling was made', { decidedContests: 1 }, ['contest-not-ruled-yet']],
  ])('is decided by whether %s', (_what, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it('is decided once', () => {
    expect([mayRule(false).allowed, mayRule(true).allowed]).toEqual([true, false]);
  });
});
