import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths } from '../../platform/kernel/period.js';
import { dayNumber } from './calendar.rules.js';
import { inOrder, planOf, weeklyLoadOf } from './plan.rules.js';
import type { PlanFacts } from './plan.types.js';

const project = (position: number, estimatedHours: number, after: number[] = []) => ({
  projectId: `p${position}`,
  position,
  estimatedHours,
  prerequisites: after.map((other) => `p${other}`),
});

const facts: PlanFacts = {
  enteredOn: '2026-01-05',
  paceMonths: 6,
  weekdays: [1, 2, 3, 4, 5],
  holidays: new Set(['2026-04-06', '2026-05-01']),
  pauses: [],
  projects: [project(1, 60), project(2, 120, [1]), project(3, 80, [2])],
};
const planned = (change: Partial<PlanFacts> = {}) => planOf({ ...facts, ...change });

const anyDay = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2028-12-31') });
const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const anyProjects = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 15 }).chain((hours) =>
  fc.array(fc.array(fc.nat(14), { maxLength: 3 }), { minLength: hours.length, maxLength: hours.length }).map((links) =>
    hours.map((hour, index) =>
      project(
        hours.length - index,
        hour,
        [...new Set(links[index])].filter((to) => to < index).map((to) => hours.length - to),
      ),
    ),
  ),
);
const anyFacts: fc.Arbitrary<PlanFacts> = fc.record({
  enteredOn: anyDay.map(isoDay),
  paceMonths: fc.constantFrom(6, 9, 12, 15),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  holidays: fc.array(anyDay.map(isoDay), { maxLength: 60 }).map((days) => new Set(days)),
  pauses: fc.constant([]),
  projects: anyProjects,
});
const anyPause = (entered: string) =>
  fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200 })).map(([start, length]) => ({
    fromOn: isoDay(dayNumber(entered) + start),
    untilOn: isoDay(dayNumber(entered) + start + length),
  }));
const pausedFacts = anyFacts.chain((given) =>
  anyPause(given.enteredOn).map((pause) => ({ ...given, pauses: [pause] })),
);

describe('A plan', () => {
  it('runs from the entry to the last working day before the pace is over', () => {
    expect(planned()).toMatchObject({ startsOn: '2026-01-05', endsOn: '2026-07-03', minutes: 260 * 60 });
  });

  it('owes a discovery session in the first week and one session in each later one', () => {
    const { weeks } = planned();
    expect(weeks[0]).toMatchObject({ startsOn: '2026-01-05', session: 'discovery' });
    expect(weeks).toHaveLength(26);
    expect(weeks.slice(1).every(({ session }) => session === 'weekly')).toBe(true);
  });

  it('puts no work on a public holiday', () => {
    const easterMonday = planned({ weekdays: [1] }).weeks.find(({ startsOn }) => startsOn === '2026-04-06');
    expect(easterMonday).toEqual({ startsOn: '2026-04-06', minutes: 0, session: null });
  });

  it('leaves what lies before a pause as it is and moves what is left by its days', () => {
    const paused = planned({ pauses: [{ fromOn: '2026-03-02', untilOn: '2026-03-30' }] });
    expect(paused.weeks.slice(0, 8)).toEqual(planned().weeks.slice(0, 8));
    expect(paused.weeks.filter(({ session }) => session === null).map(({ startsOn }) => startsOn)).toEqual([
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
    ]);
    expect(paused.endsOn).toBe('2026-07-31');
  });

  it('says the hours of the busiest week', () => {
    expect(weeklyLoadOf(planned())).toBeCloseTo((260 / 128) * 5, 0);
  });

  it('has hours that add up to those of the design, in weeks and in all', () => {
    fc.assert(
      fc.property(pausedFacts, (given) => {
        const plan = planOf(given);
        const hours = given.projects.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0);
        expect(plan.minutes).toBe(hours * 60);
        expect(plan.weeks.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(hours * 60);
      }),
    );
  });

  it('ends within the pace, and sooner at a faster one', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const ends = [6, 9, 12, 15].map((paceMonths) => planOf({ ...given, paceMonths }).endsOn);
        expect(ends).toEqual([...new Set(ends)].sort());
        expect((ends[0] ?? '') <= addMonths(given.enteredOn, 6)).toBe(true);
      }),
    );
  });

  it('does not change for a pause of no days', () => {
    fc.assert(
      fc.property(anyFacts, anyDay.map(isoDay), (given, day) => {
        expect(planOf({ ...given, pauses: [{ fromOn: day, untilOn: day }] })).toEqual(planOf(given));
      }),
    );
  });

  it('never has a project due before its start, before its prerequisites or after the end', () => {
    fc.assert(
      fc.property(pausedFacts, (given) => {
        const plan = planOf(given);
        const byId = new Map(plan.projects.map((one) => [one.projectId, one]));
        for (const { projectId, prerequisites } of given.projects) {
          const { startsOn, dueOn } = byId.get(projectId) ?? { startsOn: '', dueOn: '' };
          expect(given.enteredOn <= startsOn && startsOn <= dueOn && dueOn <= plan.endsOn).toBe(true);
          for (const before of prerequisites) expect((byId.get(before)?.dueOn ?? '') <= startsOn).toBe(true);
        }
      }),
    );
  });

  it('is the same for the same facts in another order', () => {
    fc.assert(
      fc.property(pausedFacts, (given) => {
        expect(planOf({ ...given, projects: given.projects.toReversed() })).toEqual(planOf(given));
      }),
    );
  });
});

describe('The order of projects', () => {
  it('follows the prerequisites, then the position', () => {
    const ordered = inOrder([project(1, 1, [3]), project(2, 1), project(3, 1)]);
    expect(ordered.map(({ projectId }) => projectId)).toEqual(['p2', 'p3', 'p1']);
  });
});
