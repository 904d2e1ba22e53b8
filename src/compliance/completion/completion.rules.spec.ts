import { describe, expect, it } from '../../../test/jest.js';
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
const sessions = [
  { heldOn: '2026-02-28', minutes: 45 },
  { heldOn: '2026-03-01', minutes: 45 },
  { heldOn: '2026-03-08', minutes: 30 },
  { heldOn: '2026-05-31', minutes: 30 },
];
const done = { work, sessions };
const nothing = { work: [], sessions: [] };
const certified = (change: Partial<CompletionPeriod>) => {
  const { fromOn, untilOn, workHours, sessionHours, hours } = completionOf({ ...spring, ...change }, done);
  return [fromOn, untilOn, workHours, sessionHours, hours];
};

describe('A certificate of completion', () => {
  it.each<[string, Partial<CompletionPeriod>, unknown[]]>([
    ['the first and the last day', {}, ['2026-03-01', '2026-05-31', 120, 1.75, 121.75]],
    ['one day more', { untilOn: '2026-06-01' }, ['2026-03-01', '2026-06-01', 190, 1.75, 191.75]],
    ['one day earlier', { fromOn: '2026-02-28' }, ['2026-02-28', '2026-05-31', 120, 2.5, 122.5]],
    ['nothing from before the entry', { enteredOn: '2026-03-02' }, ['2026-03-02', '2026-05-31', 80, 1, 81]],
    ['nothing from after the end', { endedOn: '2026-05-30' }, ['2026-03-01', '2026-05-30', 40, 1.25, 41.25]],
    [
      'sessions alone, while a project is being worked on',
      { fromOn: '2026-03-02', untilOn: '2026-03-31' },
      ['2026-03-02', '2026-03-31', 0, 0.5, 0.5],
    ],
  ])('tells %s', (_what, change, wanted) => {
    expect(certified(change)).toEqual(wanted);
  });

  it('says what each month adds, and leaves out a month without anything', () => {
    expect(completionOf(spring, done).months).toEqual([
      { month: '2026-03', workHours: 40, sessionHours: 1.25, hours: 41.25, sessionsOn: ['2026-03-01', '2026-03-08'] },
      { month: '2026-05', workHours: 80, sessionHours: 0.5, hours: 80.5, sessionsOn: ['2026-05-31'] },
    ]);
  });

  it.each<[string, Partial<CompletionPeriod>, typeof done, string[]]>([
    ['for a period with verified work', {}, { work, sessions: [] }, []],
    ['for a period with a session', {}, { work: [], sessions }, []],
    ['not without either', {}, nothing, ['completion-work-verified']],
    [
      'not before the entry',
      { enteredOn: '2026-06-01' },
      done,
      ['completion-within-track', 'completion-work-verified'],
    ],
  ])('is made %s', (_when, change, facts, codes) => {
    const decision = mayCertify(completionOf({ ...spring, ...change }, facts));
    expect(unmet(decision).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['2026-03-01', '2026-05-31', 3],
    ['2026-01-05', '2027-01-04', 12],
    ['2026-01-05', '2026-01-09', 1],
  ])('of an apprenticeship counts months: from %s to %s, %s', (fromOn, untilOn, months) => {
    expect(monthsOf({ fromOn, untilOn })).toBe(months);
  });

  it('adds up, month by month and part by part, to that of the whole track', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
    const facts = fc.record({
      work: fc.array(fc.record({ validatedOn: day, estimatedHours: fc.integer({ min: 1, max: 140 }) })),
      sessions: fc.array(fc.record({ heldOn: day, minutes: fc.integer({ min: 15, max: 90 }) })),
    });
    const year = { fromOn: '2026-01-01', untilOn: '2026-12-31', enteredOn: '2026-01-01', endedOn: null };
    fc.assert(
      fc.property(facts, day, (given, cut) => {
        const whole = completionOf(year, given);
        const early = completionOf({ ...year, untilOn: cut }, given);
        const late = completionOf({ ...year, fromOn: addDays(cut, 1) }, given);
        expect(early.hours + late.hours).toBeCloseTo(whole.hours, 6);
        expect(whole.months.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(whole.hours, 6);
        expect(whole.workHours + whole.sessionHours).toBeCloseTo(whole.hours, 6);
      }),
      { numRuns: 60 },
    );
  });
});
