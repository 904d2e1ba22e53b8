import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { endsWatched, monthsBefore, stillPossible, warningsDue } from './expiry.rules.js';
import { WARNING_MONTHS } from './expiry.types.js';

describe('What is still possible under a version', () => {
  it.each([
    ['2027-07-19', 'active', []],
    ['2027-07-20', 'active', ['title-entry-open']],
    ['2027-07-19', 'retired', ['title-entry-open']],
    ['2031-07-19', 'retired', ['title-entry-open']],
    ['2031-07-20', 'active', ['title-entry-open', 'title-award-open']],
  ] as const)('on %s, %s, is all but %j', (today, state, missing) => {
    const decision = stillPossible({ today, state, registeredUntilOn: '2027-07-19', awardableUntilOn: '2031-07-19' });
    expect(unmet(decision).map(({ code }) => code)).toEqual(missing);
  });

  it('has no end that the register does not give', () => {
    const facts = { state: 'active', registeredUntilOn: null, awardableUntilOn: null } as const;
    expect(stillPossible({ ...facts, today: '2099-01-01' }).allowed).toBe(true);
    expect(endsWatched(facts)).toEqual([]);
  });

  it('is watched for entry while the version is active, for the award until it is over', () => {
    const days = { registeredUntilOn: '2027-07-19', awardableUntilOn: '2031-07-19' };
    const watched = (state: 'draft' | 'active' | 'retired') =>
      endsWatched({ ...days, state }).map(({ ending }) => ending);
    expect([watched('draft'), watched('active'), watched('retired')]).toEqual([[], ['entry', 'award'], ['award']]);
  });
});

describe('A warning of an end', () => {
  it.each<[string, number[], number | null, number[]]>([
    ['2026-07-18', [], null, []],
    ['2026-07-19', [], 12, []],
    ['2026-07-20', [12], null, []],
    ['2027-01-19', [12], 6, []],
    ['2027-04-19', [12, 6], 3, []],
    ['2027-07-19', [12, 6, 3], null, []],
    ['2027-02-01', [], 6, [12]],
    ['2027-05-01', [], 3, [12, 6]],
    ['2027-07-19', [12], 3, [6]],
    ['2027-07-20', [12], null, [6, 3]],
    ['2027-05-01', [3], null, [12, 6]],
  ])('on %s after %j is that of %s months, and %j passed', (today, noted, send, passed) => {
    expect(warningsDue({ today, endsOn: '2027-07-19', noted })).toEqual({ send, passed });
  });

  it('falls on the last day of a shorter month', () => {
    expect(monthsBefore('2027-05-31', 3)).toBe('2027-02-28');
  });

  it('is given at most once however often and irregularly anybody looks, each later one nearer', () => {
    const days = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 20 });
    fc.assert(
      fc.property(days, (gaps) => {
        const noted: number[] = [];
        const sent: number[] = [];
        for (const gap of gaps.toSorted((a, b) => a - b)) {
          const today = new Date(Date.UTC(2026, 0, 1) + gap * 86_400_000).toISOString().slice(0, 10);
          const { send, passed } = warningsDue({ today, endsOn: '2027-03-31', noted });
          noted.push(...passed, ...(send === null ? [] : [send]));
          if (send !== null) sent.push(send);
          expect(warningsDue({ today, endsOn: '2027-03-31', noted })).toEqual({ send: null, passed: [] });
        }
        expect(new Set(noted).size).toBe(noted.length);
        expect(sent).toEqual(sent.toSorted((a, b) => b - a));
        expect(noted.every((months) => WARNING_MONTHS.some((known) => known === months))).toBe(true);
      }),
    );
  });
});
