import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { type ActivationFacts, mayActivate, mayCurate, mayRetire } from './titles.rules.js';

const whole: ActivationFacts = {
  today: '2027-01-12',
  state: 'draft',
  decidedOn: null,
  effectiveOn: '2023-12-18',
  registeredUntilOn: '2028-12-18',
  awardableUntilOn: null,
  blocks: [{ code: 'RNCP37873BC01', competences: [{ code: 'RNCP37873BC01C1', criteria: ['K1'] }] }],
  otherActiveVersion: null,
};
const standing = (change: Partial<ActivationFacts>) =>
  unmet(mayActivate({ ...whole, ...change })).map((check) => [check.code, check.standing, check.nextActor]);

describe('Activating a title', () => {
  it('is allowed for a whole draft, up to the last day of its registration', () => {
    expect(standing({})).toEqual([]);
    expect(standing({ today: '2028-12-18' })).toEqual([]);
    expect(standing({ effectiveOn: null, decidedOn: '2024-07-19' })).toEqual([]);
  });

  it.each<[string, Partial<ActivationFacts>, unknown[]]>([
    ['it is active already', { state: 'active' }, ['title-is-draft', 'never', undefined]],
    ['it was retired', { state: 'retired' }, ['title-is-draft', 'never', undefined]],
    ['it has no block', { blocks: [] }, ['title-has-blocks', 'not-yet', 'officer']],
    [
      'a block has no competence',
      { blocks: [...whole.blocks, { code: 'RNCP37873BC02', competences: [] }] },
      ['title-blocks-have-competences', 'not-yet', 'officer'],
    ],
    [
      'a competence has no criterion',
      { blocks: [{ code: 'RNCP37873BC01', competences: [{ code: 'RNCP37873BC01C1', criteria: [] }] }] },
      ['title-competences-have-criteria', 'not-yet', 'officer'],
    ],
    ['the end is not known', { registeredUntilOn: null }, ['title-dates-known', 'not-yet', 'officer']],
    ['the beginning is not known', { effectiveOn: null }, ['title-dates-known', 'not-yet', 'officer']],
    ['the registration ended yesterday', { today: '2028-12-19' }, ['title-not-expired', 'never', undefined]],
    ['it may be awarded no more', { awardableUntilOn: '2027-01-11' }, ['title-not-expired', 'never', undefined]],
    ['another version is active', { otherActiveVersion: 1 }, ['title-only-active-version', 'not-yet', 'officer']],
  ])('is refused when %s', (_when, change, refusal) => {
    expect(standing(change)).toEqual([refusal]);
  });

  it('names what is missing', () => {
    const [check] = unmet(mayActivate({ ...whole, blocks: [{ code: 'RNCP37873BC03', competences: [] }] }));
    expect(check?.facts).toEqual({ missing: ['RNCP37873BC03'] });
  });
});

describe('The life of a title', () => {
  it.each([
    ['draft', true, false],
    ['active', false, true],
    ['retired', false, false],
  ] as const)('as %s is curated: %s, is retired: %s', (state, curated, retired) => {
    expect([mayCurate({ state }).allowed, mayRetire({ state }).allowed]).toEqual([curated, retired]);
  });
});
