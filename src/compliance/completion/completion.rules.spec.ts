import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unmet } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';
import { completionOf, type CompletionPeriod, mayCertify, monthsOf } from './completion.rules.js';

const spring: CompletionPeriod = {
  fromOn: '2026-03-01',
  untilOn: '2026-05-31',
  enteredOn: '2026-01-05',
  endedOn: null,
};
const work = [
  { validatedOn: '2026-03-01', estimatedHours: 40 },
  { validatedOn: '2026-05-31', estimatedHours: 80 },
  { validatedOn: '2026-06-01', estimatedHours: 70 },
];
const certified = (change: Partial<CompletionPeriod>) => {
  const { fromOn, untilOn, hours } = completionOf({ ...spring, ...change }, work);
  return [fromOn, untilOn, hours];
};

describe('A certificate of completion', () => {
  it.each<[string, Partial<CompletionPeriod>, unknown[]]>([
    ['the hours of the first and the last day', {}, ['2026-03-01', '2026-05-31', 120]],
    ['one day more', { untilOn: '2026-06-01' }, ['2026-03-01', '2026-06-01', 190]],
    ['nothing from before the entry', { enteredOn: '2026-03-02' }, ['2026-03-02', '2026-05-31', 80]],
    ['nothing from after the end', { endedOn: '2026-05-30' }, ['2026-03-01', '2026-05-30', 40]],
  ])('tells %s', (_what, change, wanted) => {
    expect(certified(change)).toEqual(wanted);
  });

  it.each<[string, Partial<CompletionPeriod>, string[]]>([
    ['for a period with verified work', {}, []],
    ['not without', { fromOn: '2026-03-02', untilOn: '2026-03-31' }, ['completion-work-verified']],
    ['not before the entry', { enteredOn: '2026-06-01' }, ['completion-within-track', 'completion-work-verified']],
  ])('is made %s', (_when, change, codes) => {
    const decision = mayCertify(completionOf({ ...spring, ...change }, work));
    expect(unmet(decision).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['2026-03-01', '2026-05-31', 3],
    ['2026-01-05', '2027-01-04', 12],
    ['2026-01-05', '2026-01-09', 1],
  ])('of an apprenticeship counts months: from %s to %s, %s', (fromOn, untilOn, months) => {
    expect(monthsOf({ fromOn, untilOn })).toBe(months);
  });

  it('adds up, month by month, to that of the whole track', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
    const projects = fc.array(fc.record({ validatedOn: day, estimatedHours: fc.integer({ min: 1, max: 140 }) }));
    fc.assert(
      fc.property(projects, day, (done, cut) => {
        const year = { fromOn: '2026-01-01', untilOn: '2026-12-31', enteredOn: '2026-01-01', endedOn: null };
        const parts = [
          { ...year, untilOn: cut },
          { ...year, fromOn: addDays(cut, 1) },
        ].map((period) => completionOf(period, done).hours);
        return (parts[0] ?? 0) + (parts[1] ?? 0) === completionOf(year, done).hours;
      }),
    );
  });
});
