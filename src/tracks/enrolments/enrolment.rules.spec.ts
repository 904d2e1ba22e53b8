import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { unmet } from '../../platform/kernel/decision.js';
import { mayBecome, mayChange, NEXT_STATES } from './enrolment-states.rules.js';
import { type EnrolmentCase, mayEnrol } from './enrolment.rules.js';
import { ENROLMENT_STATES } from './enrolment.types.js';

const possible: EnrolmentCase = {
  paceMonths: 12,
  enteredOn: '2026-01-05',
  rulebookState: 'active',
  rulebook: { paces: [6, 9, 12, 15], maxWeeklyHours: 35 },
  designState: 'published',
  titleState: 'active',
  registeredFromOn: '2023-07-19',
  registeredUntilOn: '2028-07-19',
  weeklyLoadHours: 12,
  weeklyHours: null,
  plannedEndOn: '2027-01-04',
  fundedBy: 'third-party',
  funder: 'OPCO Atlas',
  fundingEndsOn: '2027-01-04',
  awardableUntilOn: '2029-07-19',
  isEnrolledAlready: false,
};
const refusedFor = (change: Partial<EnrolmentCase>) => unmet(mayEnrol({ ...possible, ...change })).map((c) => c.code);

describe('Enrolling', () => {
  it('is allowed with a plan that ends on the last funded day', () => {
    expect(refusedFor({})).toEqual([]);
  });

  it.each<[string, Partial<EnrolmentCase>, string[]]>([
    ['the pace is 7 months', { paceMonths: 7 }, ['pace-allowed']],
    ['the rulebook is a draft', { rulebookState: 'draft' }, ['rulebook-active']],
    ['the design is a draft', { designState: 'draft' }, ['design-published']],
    ['the title is retired', { titleState: 'retired' }, ['title-active']],
    ['the entry comes a day before the registration', { enteredOn: '2023-07-18' }, ['entry-within-registration']],
    ['the entry comes a day after the registration', { enteredOn: '2028-07-20' }, ['entry-within-registration']],
    ['the learner follows the title already', { isEnrolledAlready: true }, ['not-enrolled-already']],
    ['the weekly load is a quarter of an hour too high', { weeklyLoadHours: 35.25 }, ['weekly-load-bearable']],
    ['the learner gives fewer hours than the load', { weeklyHours: 11 }, ['weekly-hours-suffice']],
    ['the funder is not named', { funder: null }, ['funding-known']],
    ['the end of the funding is not known', { fundingEndsOn: null }, ['funding-known']],
    ['the plan ends a day after the funding', { fundingEndsOn: '2027-01-03' }, ['plan-within-funding']],
    ['the plan ends after the last award', { awardableUntilOn: '2027-01-03' }, ['plan-within-delivery']],
  ])('is refused when %s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it('looks at no funding when the learner pays', () => {
    expect(refusedFor({ fundedBy: 'self', funder: null, fundingEndsOn: null })).toEqual([]);
  });

  it('names the paces that are offered', () => {
    const [refusal] = unmet(mayEnrol({ ...possible, paceMonths: 7 }));
    expect(refusal?.facts).toEqual({ paceMonths: 7, allowed: ['6', '9', '12', '15'] });
  });

  it('never pins to a draft, whatever else holds', () => {
    const state = fc.constantFrom('draft', 'active', 'published', 'retired');
    fc.assert(
      fc.property(fc.record({ rulebookState: state, designState: state, titleState: state }), (states) => {
        const { allowed } = mayEnrol({ ...possible, ...states });
        expect(allowed).toBe(
          states.rulebookState === 'active' && states.designState === 'published' && states.titleState === 'active',
        );
      }),
    );
  });
});

describe('The states of an enrolment', () => {
  it.each([
    ['active', 'suspended', true],
    ['suspended', 'active', true],
    ['admitted', 'active', true],
    ['admitted', 'suspended', false],
    ['applied', 'ended', true],
    ['admitted', 'ended', true],
    ['admitted', 'withdrawn', true],
    ['active', 'ended', true],
    ['ended', 'active', false],
    ['completed', 'active', false],
    ['withdrawn', 'active', false],
  ] as const)('lead from %s to %s: %s', (from, to, may) => {
    expect(mayBecome(from, to)).toBe(may);
  });

  it('never lead back to where an enrolment began', () => {
    for (const from of ENROLMENT_STATES) expect(NEXT_STATES[from]).not.toContain('applied');
  });
});

describe('A change of an enrolment', () => {
  const pausable = {
    from: 'active',
    to: 'suspended',
    onDay: '2026-03-02',
    today: '2026-03-02',
    enteredOn: '2026-01-05',
    lastPauseOn: null,
  } as const;

  it.each([
    ['is allowed from today on', {}, []],
    ['is refused for tomorrow', { onDay: '2026-03-03' }, ['change-not-in-future']],
    ['is refused before the entry', { onDay: '2026-01-04' }, ['change-not-before-entry']],
    ['is refused inside an earlier pause', { lastPauseOn: '2026-03-03' }, ['change-not-before-pause']],
    [
      'is no return before the first day',
      { from: 'admitted' as const, to: 'active' as const },
      ['enrolment-may-change'],
    ],
    ['is refused from a state that it cannot follow', { from: 'withdrawn' as const }, ['enrolment-may-change']],
  ])('%s', (_what, change, codes) => {
    expect(unmet(mayChange({ ...pausable, ...change })).map((c) => c.code)).toEqual(codes);
  });
});
