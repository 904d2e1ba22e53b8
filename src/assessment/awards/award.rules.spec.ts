import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { type AwardFacts, mayAward } from './award.rules.js';

const awardable: AwardFacts = {
  today: '2027-03-01',
  outcome: 'full',
  isTold: true,
  blocks: [
    { code: 'BC01', state: 'validated' },
    { code: 'BC02', state: 'validated' },
  ],
  minutes: { isSealed: true, missing: [] },
  identityVerified: true,
  awardableUntilOn: '2027-03-01',
  isAwarded: false,
  completedByEquivalence: false,
};
const refusedFor = (change: Partial<AwardFacts>) =>
  unmet(mayAward({ ...awardable, ...change })).map(({ code }) => code);

describe('Awarding a title', () => {
  it('is allowed on the last day of delivery', () => {
    expect(refusedFor({})).toEqual([]);
    expect(refusedFor({ awardableUntilOn: null })).toEqual([]);
  });

  it('is done on the latest partial case when an equivalence completed the title since', () => {
    expect(refusedFor({ outcome: 'partial', completedByEquivalence: true })).toEqual([]);
  });

  it.each<[string, Partial<AwardFacts>, string[]]>([
    ['a block is missing', { blocks: [{ code: 'BC01', state: 'ready-for-jury' }] }, ['award-every-block-validated']],
    ['the title has no block', { blocks: [] }, ['award-every-block-validated']],
    ['the case did not complete it', { outcome: 'partial' }, ['award-case-full']],
    ['the case refused it', { outcome: 'refused', completedByEquivalence: true }, ['award-case-full']],
    [
      'the minutes are open',
      { minutes: { isSealed: false, missing: [] } },
      ['minutes-sealed', 'minutes-signed-by-all'],
    ],
    ['a member has not signed', { minutes: { isSealed: true, missing: ['ada'] } }, ['minutes-signed-by-all']],
    ['the candidate was not told', { isTold: false }, ['award-candidate-told']],
    ['the identity is not verified', { identityVerified: false }, ['award-identity-verified']],
    ['the last day has passed', { today: '2027-03-02' }, ['award-within-delivery']],
    ['it was awarded', { isAwarded: true }, ['award-once']],
  ])('is refused when %s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });
});
