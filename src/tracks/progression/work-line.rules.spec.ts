import { describe, expect, it } from '../../../test/jest.js';
import type { MyProgress } from './my-progress.rules.js';
import { workLine } from './work-line.rules.js';

const progress = {
  enrolment: { enteredOn: '2026-01-05', plannedEndOn: '2026-12-31', suspendedFromOn: null },
  pace: { projectedEndOn: '2026-12-31' },
  projects: [
    { estimatedHours: 60, dueOn: '2026-04-30', validatedOn: null },
    { estimatedHours: 40, dueOn: '2026-02-27', validatedOn: '2026-03-06' },
  ],
} as unknown as MyProgress;

const lineOf = (change: object = {}) => workLine('2026-03-20', { ...progress, ...change });

describe('The plan against the work', () => {
  it('adds up the planned hours in the order of their days, whatever the order of the projects', () => {
    expect(lineOf().planned).toEqual([
      { on: '2026-02-27', hours: 40 },
      { on: '2026-04-30', hours: 100 },
    ]);
  });

  it('verifies a project whole, on the day of its validation', () => {
    expect(lineOf().verified).toEqual([
      { on: '2026-03-05', hours: 0 },
      { on: '2026-03-06', hours: 40 },
    ]);
  });

  it('projects an end only when it is later than planned', () => {
    expect(lineOf()).not.toHaveProperty('projectedEnd');
    expect(lineOf({ pace: { projectedEndOn: '2027-02-01' } }).projectedEnd).toBe('2027-02-01');
  });

  it('stands still during a pause', () => {
    const enrolment = { ...progress.enrolment, suspendedFromOn: '2026-03-02' };
    expect(lineOf({ enrolment }).today).toBe('2026-03-02');
  });
});
