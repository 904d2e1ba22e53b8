import { describe, expect, it } from '../../../test/jest.js';
import { timelineOf } from './design-timeline.rules.js';

const projects = ['P1', 'P2'].map((code, at) => ({
  code,
  projectId: `id of ${code}`,
  position: at + 1,
  estimatedHours: 100,
  prerequisites: at === 0 ? [] : ['id of P1'],
}));
const when = { enteredOn: '2026-01-05', week: [60, 60, 60, 60, 60, 0, 0], holidays: new Set<string>() };

describe('A design at several paces', () => {
  it('ends later and asks less a week at a slower pace', () => {
    const lines = timelineOf(projects, [6, 9, 12, 15], when);
    expect(lines.map(({ paceMonths, endsOn }) => [paceMonths, endsOn])).toEqual([
      [6, '2026-07-03'],
      [9, '2026-10-02'],
      [12, '2027-01-04'],
      [15, '2027-04-02'],
    ]);
    const loads = lines.map(({ weeklyHours }) => weeklyHours);
    expect(loads).toEqual(loads.toSorted((a, b) => b - a));
    expect(lines.map(({ sessions }) => sessions)).toEqual([26, 39, 53, 65]);
  });

  it('lays project after project, the slowest over the whole width', () => {
    const ends = timelineOf(projects, [6, 12], when).map((line) => line.projects.map(({ x, width }) => x + width));
    expect(timelineOf(projects, [6, 12], when).map((line) => line.projects[0]?.x)).toEqual([0, 0]);
    expect(ends.map(([first, last]) => Number(first) < Number(last))).toEqual([true, true]);
    expect(ends.map(([, last]) => Math.round(Number(last)))).toEqual([49, 100]);
  });
});
