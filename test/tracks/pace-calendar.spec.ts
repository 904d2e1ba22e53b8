import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayOf } from '../../src/platform/kernel/wall-time.js';
import { planOf } from '../../src/tracks/pace/plan.rules.js';
import type { PlanChange, PlanFacts } from '../../src/tracks/pace/plan.types.js';
import { DateHolidays } from '../../src/tracks/pace/public-holidays.adapter.js';
import { inDays } from '../../src/tracks/progression/recorded-days.rules.js';
import { NAIVE_ZONES, naiveDayAfter, naiveDayOf, naiveFrenchHolidays } from '../given/naive-calendar.js';
import { naivePlan } from '../given/naive-plan.js';
import { describe, expect, it } from '../jest.js';

const HOUR_MS = 3_600_000;
const [firstYear, lastYear] = [2025, 2031];
const calendars = new DateHolidays();
const told = (country: string, region: string | null = null) =>
  calendars.between({ country, region }, `${firstYear}-01-01`, `${lastYear}-12-31`);
const byHand = (isAlsace: boolean) => {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return new Set(years.flatMap((year) => naiveFrenchHolidays(year, { isAlsace })));
};

/** The holidays of places as the rules are given them, and as the walk has them. */
const [morocco, states] = [await told('MA'), await told('US')];
const holidaysOf = [
  { given: await told('FR'), walked: byHand(false) },
  { given: await told('FR', '67'), walked: byHand(true) },
  { given: morocco, walked: morocco },
  { given: states, walked: states },
  { given: new Set<string>(), walked: new Set<string>() },
];

const anyWeek = fc.oneof(
  fc
    .uniqueArray(fc.nat(6), { minLength: 1, maxLength: 6 })
    .map((days) => [0, 1, 2, 3, 4, 5, 6].map((day) => (days.includes(day) ? 60 : 0))),
  fc
    .tuple(fc.nat(6), fc.array(fc.integer({ min: 0, max: 480 }), { minLength: 7, maxLength: 7 }))
    .map(([sure, week]) => week.map((minutes, day) => (day === sure ? minutes + 1 : minutes))),
);
const anyPace = fc.constantFrom(1, 1, 2, 2, 3, 4, 6, 9, 12, 15);

/** A change by the days between the entry and it; one may lie before the entry, as a wrong date does. */
const anyChange = fc
  .tuple(
    fc.constantFrom(
      'pause' as const,
      'pause' as const,
      'away' as const,
      'week' as const,
      'pace' as const,
      'catch-up' as const,
    ),
    fc.integer({ min: -10, max: 300 }),
    fc.oneof({ arbitrary: fc.nat(25), weight: 4 }, { arbitrary: fc.nat(120), weight: 1 }),
    anyWeek,
    anyPace,
  )
  .map(([kind, after, length, week, paceMonths]) => (enteredOn: string): PlanChange => {
    const fromOn = naiveDayAfter(enteredOn, after);
    if (kind === 'pause' || kind === 'away') return { kind, fromOn, untilOn: naiveDayAfter(fromOn, length) };
    if (kind === 'week') return { kind, fromOn, week };
    return kind === 'pace' ? { kind, fromOn, paceMonths } : { kind, fromOn };
  });

/** A project with its hours, the ones before it, and the hour after the entry at which it was validated, if it was. */
const anyWork = fc.record({
  hours: fc.integer({ min: 1, max: 150 }),
  after: fc.array(fc.nat(4), { maxLength: 2 }),
  validatedAfter: fc.option(fc.nat(400 * 24), { freq: 2 }),
  activities: fc.array(fc.integer({ min: 5, max: 900 }), { maxLength: 3 }),
});
const anyCase = fc.record({
  zone: fc.constantFrom(...NAIVE_ZONES),
  enteredAt: fc
    .integer({ min: Date.UTC(2025, 0, 12) / HOUR_MS, max: Date.UTC(2028, 11, 31) / HOUR_MS })
    .map((hour) => hour * HOUR_MS),
  place: fc.constantFrom(...holidaysOf),
  paceMonths: anyPace,
  week: anyWeek,
  changes: fc.array(anyChange, { maxLength: 4 }),
  works: fc.array(anyWork, { minLength: 1, maxLength: 5 }),
});
type Case = typeof anyCase extends fc.Arbitrary<infer One> ? One : never;

/** The facts of a case as the rules reckon its days. */
function given(one: Case): PlanFacts {
  const { zone, enteredAt, works, place } = one;
  const enteredOn = dayOf(DateTime.fromMillis(enteredAt), zone);
  const projects = works.map(({ validatedAfter }) => ({
    validatedAt: validatedAfter === null ? null : enteredAt + validatedAfter * HOUR_MS,
  }));
  const track = inDays({ zone, enteredOn, lastActiveAt: enteredAt, missedAt: [], projects });
  const days = track.projects.map(({ validatedOn }) => validatedOn);
  return factsOf(one, enteredOn, days, place.given);
}

/** The same as the walk reckons them. */
function walked(one: Case): PlanFacts {
  const { zone, enteredAt, works, place } = one;
  const days = works.map(({ validatedAfter }) =>
    validatedAfter === null ? null : naiveDayOf(enteredAt + validatedAfter * HOUR_MS, zone),
  );
  return factsOf(one, naiveDayOf(enteredAt, zone), days, place.walked);
}

function factsOf(
  { paceMonths, week, changes, works }: Case,
  enteredOn: string,
  validatedOn: (string | null)[],
  holidays: ReadonlySet<string>,
): PlanFacts {
  const projects = works.map(({ hours, after, activities }, index) => {
    const on = validatedOn[index];
    return {
      projectId: `p${index}`,
      position: works.length - index,
      estimatedHours: hours,
      prerequisites: [...new Set(after)].filter((other) => other < index).map((other) => `p${other}`),
      verified: on ? { on, startsOn: enteredOn, dueOn: on } : null,
      activities: fitting(activities, hours * 60).map((minutes, place) => ({ activityId: `a${place}`, minutes })),
    };
  });
  return { enteredOn, paceMonths, week, holidays, changes: changes.map((change) => change(enteredOn)), projects };
}

/** Those that take no longer together than the project does. */
function fitting(activities: number[], minutes: number): number[] {
  let left = minutes;
  return activities.filter((one) => one <= left && (left -= one) >= 0);
}

describe('The calendar of a plan, walked day by day', () => {
  it('has the public holidays of France where a hand puts them', () => {
    for (const { given: days, walked: hand } of holidaysOf.slice(0, 2))
      expect([...days].sort()).toEqual([...hand].sort());
  });

  it('is the one that the rules have: 10,000 tracks over zones, holidays, weeks, days off, paces and pauses', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const [plan, onFoot] = [planOf(given(one)), naivePlan(walked(one))];
        if (JSON.stringify(plan) !== JSON.stringify(onFoot)) expect(plan).toEqual(onFoot);
      }),
      { numRuns: 10_000 },
    );
  });
});
