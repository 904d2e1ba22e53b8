import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { type ApprovingFacts, mayApprove, noviceUntil, placesOf } from './profile.rules.js';

const approvable: ApprovingFacts = {
  hasCv: true,
  hasContract: true,
  contractEndsOn: '2026-12-31',
  today: '2026-12-31',
  isOneself: false,
};
const refusedFor = (change: Partial<ApprovingFacts>) =>
  unmet(mayApprove({ ...approvable, ...change })).map(({ code }) => code);

describe('Approving a mentor', () => {
  it.each<[string, Partial<ApprovingFacts>, string[]]>([
    ['on the last day of the contract', {}, []],
    ['under a contract without an end', { contractEndsOn: null }, []],
    ['without a CV', { hasCv: false }, ['mentor-cv-kept']],
    ['without a contract', { hasContract: false, contractEndsOn: null }, ['mentor-contract-kept']],
    ['after the contract', { today: '2027-01-01' }, ['mentor-contract-runs']],
    ['who asks for it themselves', { isOneself: true }, ['mentor-not-approved-by-oneself']],
  ])('%s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });
});

describe('A novice mentor', () => {
  it.each<[string | null, string | null]>([
    [null, '2026-04-05'],
    ['2026-01-01', '2026-04-01'],
    ['2025-10-06', '2026-01-06'],
    ['2025-10-05', null],
    ['2015-01-01', null],
  ])('who accompanies since %s is one until %s', (sinceOn, untilOn) => {
    expect(noviceUntil(sinceOn, '2026-01-05', 3)).toBe(untilOn);
  });

  it('has few places, and no more than their own', () => {
    expect(placesOf(12, '2026-04-05', 5)).toBe(5);
    expect(placesOf(3, '2026-04-05', 5)).toBe(3);
    expect(placesOf(12, null, 5)).toBe(12);
  });
});
