import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { type AppealFacts, mayAppeal, mayRule } from './appeal.rules.js';

const appealable: AppealFacts = {
  today: '2027-05-01',
  caseState: 'notified',
  outcome: 'partial',
  adjournedBlocks: 1,
  appealUntilOn: '2027-05-01',
};
const refusedFor = (change: Partial<AppealFacts>) =>
  unmet(mayAppeal({ ...appealable, ...change })).map(({ code }) => code);

describe('An appeal', () => {
  it('is taken until the last day', () => {
    expect(refusedFor({})).toEqual([]);
    expect(refusedFor({ outcome: 'absent', adjournedBlocks: 0 })).toEqual([]);
  });

  it.each<[string, Partial<AppealFacts>, string[]]>([
    [
      'the candidate was not told',
      { caseState: 'deliberated', appealUntilOn: null },
      ['appeal-candidate-told', 'appeal-in-time'],
    ],
    ['there is one already', { caseState: 'appealed' }, ['appeal-candidate-told']],
    ['everything was granted', { outcome: 'full', adjournedBlocks: 0 }, ['appeal-decision-contestable']],
    ['the last day has passed', { today: '2027-05-02' }, ['appeal-in-time']],
  ])('is refused when %s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it('is ruled on once, with a reason', () => {
    expect(mayRule({ isRuled: false, reason: 'Recevable' }).allowed).toBe(true);
    expect(unmet(mayRule({ isRuled: true, reason: ' ' })).map(({ code }) => code)).toEqual([
      'appeal-open',
      'ruling-has-reason',
    ]);
  });
});
