import { describe, expect, it } from '../../../test/jest.js';
import { assiduityOf, plannedInForce, monthsOfWeeks, wholeAssiduity } from './assiduity.rules.js';

const facts = {
  untilMonth: '2026-03',
  planned: [
    { month: '2026-01', minutes: 2400 },
    { month: '2026-03', minutes: 600 },
    { month: '2026-04', minutes: 600 },
  ],
  verified: [
    { on: '2026-01-31', minutes: 1200 },
    { on: '2026-02-01', minutes: 300 },
  ],
};

describe('Assiduity', () => {
  it('is what was verified in a month over what was planned for it', () => {
    expect(assiduityOf(facts)).toEqual([
      { month: '2026-01', plannedMinutes: 2400, verifiedMinutes: 1200, share: 0.5 },
      { month: '2026-02', plannedMinutes: 0, verifiedMinutes: 300, share: null },
      { month: '2026-03', plannedMinutes: 600, verifiedMinutes: 0, share: 0 },
    ]);
  });

  it('may be above one, for a learner who is ahead', () => {
    const ahead = assiduityOf({ ...facts, verified: [{ on: '2026-03-02', minutes: 900 }] });
    expect(ahead.at(-1)?.share).toBe(1.5);
  });

  it('is told for all months together, since work counts when it is validated', () => {
    expect(wholeAssiduity(assiduityOf(facts))).toEqual({ plannedMinutes: 3000, verifiedMinutes: 1500, share: 0.5 });
    expect(wholeAssiduity([])).toEqual({ plannedMinutes: 0, verifiedMinutes: 0, share: null });
  });

  it('counts a week for the month of its Thursday where a plan has no months', () => {
    const weeks = [{ startsOn: '2026-03-30', minutes: 60, session: null }];
    expect(monthsOfWeeks(weeks)).toEqual([{ month: '2026-04', minutes: 60 }]);
  });

  it('keeps for the months that are over the plan that was in force, through a move and the way back', () => {
    const plan = (since: string | null, minutes: number) => ({
      since,
      months: ['2026-09', '2026-10', '2026-11', '2026-12'].map((month) => ({ month, minutes })),
    });
    const told = (plans: ReturnType<typeof plan>[]) => plannedInForce(plans).map(({ minutes }) => minutes);
    expect(told([plan(null, 60)])).toEqual([60, 60, 60, 60]);
    expect(told([plan(null, 60), plan('2026-11', 90)])).toEqual([60, 60, 90, 90]);
    expect(told([plan(null, 60), plan('2026-11', 90), plan('2026-11', 60)])).toEqual([60, 60, 60, 60]);
  });
});
