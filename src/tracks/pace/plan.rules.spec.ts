import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { addMonths } from '../../platform/kernel/period.js';
import { dayNumber } from './calendar.rules.js';
import { inOrder, planOf, weeklyLoadOf } from './plan.rules.js';
import type { PlanChange, PlanFacts } from './plan.types.js';
import { weekOf } from './week.rules.js';

const project = (position: number, estimatedHours: number, after: number[] = []) => ({
  projectId: `p${position}`,
  position,
  estimatedHours,
  prerequisites: after.map((other) => `p${other}`),
});

const facts: PlanFacts = {
  enteredOn: '2026-01-05',
  paceMonths: 6,
  week: weekOf([1, 2, 3, 4, 5]),
  holidays: new Set(['2026-04-06', '2026-05-01']),
  changes: [],
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
  week: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => weekOf(days)),
  holidays: fc.array(anyDay.map(isoDay), { maxLength: 60 }).map((days) => new Set(days)),
  changes: fc.constant([]),
  projects: anyProjects,
});
const anyPause = (entered: string) =>
  fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200 })).map(([start, length]) => ({
    kind: 'pause' as const,
    fromOn: isoDay(dayNumber(entered) + start),
    untilOn: isoDay(dayNumber(entered) + start + length),
  }));
const pausedFacts = anyFacts.chain((given) =>
  anyPause(given.enteredOn).map((pause) => ({ ...given, changes: [pause] })),
);

describe('The activities of a project in a plan', () => {
  const learning = [
    { activityId: 'course', minutes: 20 * 60 },
    { activityId: 'reading', minutes: 5 },
  ];
  const withLearning = { ...facts, projects: [{ ...project(1, 60), activities: learning }, project(2, 200, [1])] };

  it('come first in it, one after the other', () => {
    const [first, second] = planOf(withLearning).projects;
    expect(first?.activities).toEqual([
      { activityId: 'course', startsOn: '2026-01-05', dueOn: '2026-01-16' },
      { activityId: 'reading', startsOn: '2026-01-16', dueOn: '2026-01-16' },
    ]);
    expect(second).not.toHaveProperty('activities');
  });

  it('have no days once it is verified', () => {
    const verified = { on: '2026-02-02', startsOn: '2026-01-05', dueOn: '2026-02-13' };
    const [first] = planOf({
      ...withLearning,
      projects: [{ ...project(1, 60), activities: learning, verified }],
    }).projects;
    expect(first).not.toHaveProperty('activities');
  });

  it('lie between its start and its end, in their order, and move nothing else', () => {
    const anyLearning = fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pausedFacts, anyLearning, (given, minutes) => {
        const activities = minutes.map((one, index) => ({ activityId: `a${index}`, minutes: Math.min(one, 10) }));
        const projects = given.projects.map((one) => ({ ...one, activities }));
        const plan = planOf({ ...given, projects });
        for (const { startsOn, dueOn, activities: laid = [] } of plan.projects) {
          const days = [startsOn, ...laid.flatMap((one) => [one.startsOn, one.dueOn]), dueOn];
          expect(days).toEqual(days.toSorted());
        }
        const bare = plan.projects.map(({ projectId, startsOn, dueOn }) => ({ projectId, startsOn, dueOn }));
        expect({ ...plan, projects: bare }).toEqual(planOf(given));
      }),
    );
  });
});

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
    const easterMonday = planned({ week: weekOf([1]) }).weeks.find(({ startsOn }) => startsOn === '2026-04-06');
    expect(easterMonday).toEqual({ startsOn: '2026-04-06', minutes: 0, session: null });
  });

  it('leaves what lies before a pause as it is and moves what is left by its days', () => {
    const paused = planned({ changes: [{ kind: 'pause', fromOn: '2026-03-02', untilOn: '2026-03-30' }] });
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

  it('says the hours of the week in which a change begins, when all that is left falls into it', () => {
    const rushed = planned({ changes: [{ kind: 'pace', fromOn: '2026-03-04', paceMonths: 1 }] });
    expect(rushed.endsOn).toBe('2026-03-04');
    expect(weeklyLoadOf(rushed, '2026-03-04')).toBeGreaterThan(100);
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
        expect(planOf({ ...given, changes: [{ kind: 'pause', fromOn: day, untilOn: day }] })).toEqual(planOf(given));
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

describe('A change of plan', () => {
  const moved = (...changes: PlanChange[]) => planned({ changes });
  const due = ({ projects }: ReturnType<typeof planned>) => projects.map(({ dueOn }) => dueOn);

  it('leaves the weeks before it as they were', () => {
    for (const change of [
      { kind: 'week', fromOn: '2026-03-02', week: weekOf([6]) },
      { kind: 'away', fromOn: '2026-03-02', untilOn: '2026-03-16' },
      { kind: 'pace', fromOn: '2026-03-02', paceMonths: 9 },
    ] as PlanChange[]) {
      expect(moved(change).weeks.slice(0, 8)).toEqual(planned().weeks.slice(0, 8));
    }
  });

  it('puts no work on days off, and ends as before', () => {
    const away = moved({ kind: 'away', fromOn: '2026-03-02', untilOn: '2026-03-16' });
    const { weeks, endsOn } = away;
    expect(weeks.slice(8, 10).map(({ minutes, session }) => [minutes, session])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(endsOn).toBe(planned().endsOn);
  });

  it('shares the work out by the hours of each day', () => {
    const uneven = planned({ week: [60, 0, 0, 0, 0, 180, 0], holidays: new Set() });
    const [first, second] = uneven.weeks;
    expect(Math.abs((first?.minutes ?? 0) - (second?.minutes ?? 0))).toBeLessThanOrEqual(1);
    const onMonday = planOf({ ...facts, week: [60, 0, 0, 0, 0, 180, 0], enteredOn: '2026-01-10' });
    expect(onMonday.weeks[0]?.minutes).toBeGreaterThan(2 * ((onMonday.weeks[1]?.minutes ?? 0) / 4));
  });

  it('lays what is overdue anew with another pace, and keeps the dates of what is verified', () => {
    const overdue = moved({ kind: 'pace', fromOn: '2026-03-30', paceMonths: 9 });
    expect(due(overdue)[0]).toBe('2026-05-13');
    const verified = { on: '2026-02-10', startsOn: '2026-01-05', dueOn: '2026-02-16' };
    const projects = [{ ...project(1, 60), verified }, project(2, 120, [1]), project(3, 80, [2])];
    const done = planned({ projects, changes: [{ kind: 'pace', fromOn: '2026-03-30', paceMonths: 9 }] });
    expect(done.projects[0]).toEqual({ projectId: 'p1', startsOn: '2026-01-05', dueOn: '2026-02-16' });
    expect(done.endsOn).toBe('2026-10-02');
  });

  it('is nothing when it is what was before', () => {
    const nothing: PlanChange[] = [
      { kind: 'pace', fromOn: '2026-03-02', paceMonths: 6 },
      { kind: 'week', fromOn: '2026-03-02', week: facts.week },
      { kind: 'away', fromOn: '2026-03-02', untilOn: '2026-03-02' },
      { kind: 'catch-up', fromOn: '2026-01-20' },
    ];
    expect(due(moved(...nothing))).toEqual(due(planned()));
  });
});

describe('The order of projects', () => {
  it('follows the prerequisites, then the position', () => {
    const ordered = inOrder([project(1, 1, [3]), project(2, 1), project(3, 1)]);
    expect(ordered.map(({ projectId }) => projectId)).toEqual(['p2', 'p3', 'p1']);
  });
});
