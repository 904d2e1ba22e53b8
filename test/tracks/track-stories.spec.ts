import fc from 'fast-check';
import { type Check, unmet } from '../../src/platform/kernel/decision.js';
import { mayChangePlan } from '../../src/tracks/pace/plan-change.rules.js';
import { planOf, weeklyLoadOf } from '../../src/tracks/pace/plan.rules.js';
import type { PacedFacts } from '../../src/tracks/pace/paced-track.types.js';
import type { PlanChange, PlanFacts } from '../../src/tracks/pace/plan.types.js';
import { weekOf } from '../../src/tracks/pace/week.rules.js';
import { mayComplete } from '../../src/tracks/progression/block-results.rules.js';
import type { MyProgress } from '../../src/tracks/progression/my-progress.rules.js';
import { EVALUATION_OUTCOMES } from '../../src/tracks/progression/progression.types.js';
import { type Step, STEPS } from '../../src/tracks/progression/project-steps.rules.js';
import { RULEBOOK_DEFAULTS } from '../../src/tracks/rulebooks/rulebook.types.js';
import { outlookOf } from '../../src/tracks/what-if/outlook.rules.js';
import { naiveDayAfter as addDays } from '../given/naive-calendar.js';
import { type Act, type TrackBeginning, TrackStory } from '../given/track-story.js';
import { describe, expect, it } from '../jest.js';

const STORIES = { numRuns: 1_000 };

const codesOf = (checks: Check[]) => checks.map(({ code }) => code);
const anyDay = fc.nat(1_400).map((days) => addDays('2025-01-01', days));
const anyWeek = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.integer({ min: 5, max: 40 }))
  .map(([days, hours]) => weekOf(days, hours));
const anyHolidays = fc.array(anyDay, { maxLength: 8 }).map((days) => new Set(days));
const anyPlan = fc.record({
  enteredOn: anyDay,
  paceMonths: fc.constantFrom(6, 9, 12, 15),
  week: anyWeek,
  holidays: anyHolidays,
});

const met = fc.array(fc.boolean(), { minLength: 1, maxLength: 3 });
const project = fc.nat(3);
const block = fc.nat(1);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      act: fc.constant('step' as const),
      project,
      step: fc.constantFrom(...(Object.keys(STEPS) as Step[])),
      met,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('correct' as const),
      project,
      outcome: fc.constantFrom(...EVALUATION_OUTCOMES),
      met,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('judge' as const),
      block,
      result: fc.constantFrom('validated' as const, 'adjourned' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('leave' as const), block }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('become' as const),
      state: fc.constantFrom('active', 'active', 'active', 'suspended', 'suspended', 'completed', 'withdrawn'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('days' as const), days: fc.nat(40) }) },
);

/** A project that proves everything comes often, so that stories reach their juries. */
const competences = ['B1C1', 'B1C2', 'B2C1', 'B2C2'];
const proofs = fc.array(fc.oneof(fc.constant(competences), fc.subarray(competences, { minLength: 1 })), {
  minLength: 1,
  maxLength: 4,
});
const anyBeginning: fc.Arbitrary<TrackBeginning> = anyPlan.chain((plan) => {
  const limit = fc.option(fc.nat(500).map((days) => addDays(plan.enteredOn, 120 + days)));
  return fc.record({ plan: fc.constant(plan), proofs, fundingEndsOn: limit, awardableUntilOn: limit });
});

/** One walk to the jury is woven into what is tried at random, else chance hardly ever gets there. */
const walked: Act[] = (['start', 'hand-in', 'plan-defence', 'validate'] as const).map((step) => {
  return { act: 'step', project: 0, step, met: [true] };
});
const anyActs = fc
  .tuple(fc.array(anyAct, { maxLength: 12 }), fc.array(anyAct, { maxLength: 8 }))
  .map(([before, after]) => [
    ...before,
    ...walked,
    { act: 'judge' as const, block: 0, result: 'validated' as const },
    ...after,
  ]);

/** Where a verdict of a progress does not follow from its checks, or its checks from the last day there is. */
function unexplained({ blocks, pace }: MyProgress, limit: string | null): string[] {
  const wrong = blocks.flatMap(({ code, state, presentable, decision, next }) => {
    const open = codesOf(unmet(decision));
    const isValidated = open.length === 0;
    const verdicts = [state === 'validated', decision.allowed, next === null];
    return verdicts.every((is) => is === isValidated) && presentable === (open.join() === 'jury-validates-block')
      ? []
      : [`${code} ${state} ${open.join()}`];
  });
  const open = codesOf(unmet(pace.decision));
  const isBeyond = limit !== null && pace.projectedEndOn > limit;
  const says = {
    allowed: pace.decision.allowed === (pace.state === 'on-pace' || pace.state === 'done'),
    behind: (pace.state === 'behind') === (open.join() === 'verified-work-on-pace'),
    limits:
      pace.state === 'done' ||
      pace.state === 'over' ||
      (open.includes('projected-end-within-limits') === isBeyond &&
        (!isBeyond || pace.state === 'at-risk' || pace.state === 'paused')),
  };
  const isExplained = Object.values(says).every(Boolean);
  return isExplained ? wrong : [...wrong, `${pace.state} ${pace.projectedEndOn} ${limit} ${open.join()}`];
}

/** What goes wrong in a story as it is lived, and the blocks that are validated at its end. */
function lived(story: TrackStory, acts: Act[], limit: string | null) {
  const wrong: string[] = [];
  let validated: string[] = [];
  for (const act of acts) {
    const decision = story.tries(act);
    if (decision.allowed === unmet(decision).length > 0) wrong.push('decided without a reason');
    if (!decision.allowed) continue;
    const { progress } = story;
    const held = progress.blocks.filter(({ state }) => state === 'validated').map(({ code }) => code);
    wrong.push(...unexplained(progress, limit), ...validated.filter((code) => !held.includes(code)));
    if (mayComplete(progress.blocks).allowed !== (held.length === 2)) wrong.push('completed');
    validated = held;
  }
  return { wrong, validated };
}

describe('Over any story of a track', () => {
  it('the verdict is the explanation, a validated block stays so, and the facts alone, lived again, give the same', () => {
    let validations = 0;
    fc.assert(
      fc.property(anyBeginning, anyActs, (beginning, acts) => {
        const story = new TrackStory(beginning);
        const limits = [beginning.fundingEndsOn, beginning.awardableUntilOn].filter((day) => day !== null);
        const { wrong, validated } = lived(story, acts, limits.sort()[0] ?? null);
        expect(wrong).toEqual([]);
        const again = new TrackStory(beginning);
        const facts = JSON.parse(JSON.stringify(story.facts)) as Act[];
        expect(facts.every((fact) => again.tries(fact).allowed)).toBe(true);
        expect(JSON.stringify(again.progress)).toBe(JSON.stringify(story.progress));
        validations += validated.length;
      }),
      STORIES,
    );
    expect(validations).toBeGreaterThan(STORIES.numRuns / 10);
  });

  it('a pause from a day to the same day changes nothing, and verified work keeps its dates in any other', () => {
    fc.assert(
      fc.property(anyBeginning, anyActs, fc.nat(60), (beginning, acts, days) => {
        const story = new TrackStory(beginning);
        for (const act of acts) story.tries(act);
        if (!story.tries({ act: 'become', state: 'suspended' }).allowed) return;
        // The first return lays the plan by what was verified or corrected since it was last laid.
        story.tries({ act: 'become', state: 'active' });
        const before = story.progress;
        story.tries({ act: 'become', state: 'suspended' });
        const dates = () => story.progress.projects.filter(({ validatedOn }) => validatedOn).map(({ dueOn }) => dueOn);
        const due = dates();
        expect(story.tries({ act: 'become', state: 'active' }).allowed).toBe(true);
        expect(JSON.stringify(story.progress)).toBe(JSON.stringify(before));
        for (const state of ['suspended', 'active'] as const) {
          story.tries({ act: 'become', state });
          story.tries({ act: 'days', days });
        }
        expect(dates()).toEqual(due);
      }),
      STORIES,
    );
  });
});

const anyChange = (enteredOn: string): fc.Arbitrary<PlanChange> =>
  fc
    .tuple(fc.constantFrom('pause' as const, 'away' as const, 'week' as const), fc.nat(150), fc.nat(21), anyWeek)
    .map(([kind, after, days, week]) => {
      const fromOn = addDays(enteredOn, after);
      return kind === 'week' ? { kind, fromOn, week } : { kind, fromOn, untilOn: addDays(fromOn, days) };
    });
const anyFacts: fc.Arbitrary<PlanFacts> = anyPlan.chain((plan) =>
  fc.record({
    enteredOn: fc.constant(plan.enteredOn),
    paceMonths: fc.constant(plan.paceMonths),
    week: fc.constant(plan.week),
    holidays: fc.constant(plan.holidays),
    changes: fc.array(anyChange(plan.enteredOn), { maxLength: 3 }),
    projects: fc.array(fc.integer({ min: 5, max: 250 }), { minLength: 1, maxLength: 5 }).map((hours) =>
      hours.map((estimatedHours, position) => ({
        projectId: `p${position}`,
        position,
        estimatedHours,
        prerequisites: [],
      })),
    ),
  }),
);

/** The track of a plan as its outlook is asked for: nothing is verified, its last days lie around its end. */
const anyPaced = fc
  .tuple(anyFacts, fc.option(fc.nat(60)), fc.option(fc.nat(60)), fc.integer({ min: 5, max: 40 }))
  .map(([plan, funding, award, maxWeeklyHours]): PacedFacts => {
    const made = planOf(plan);
    const { endsOn } = made;
    const near = (days: number | null) => (days === null ? null : addDays(endsOn, days - 30));
    return {
      enrolmentId: 'e',
      learnerId: 'l',
      titleName: 'T',
      state: 'active',
      zone: 'Europe/Paris',
      missedOn: [],
      enteredOn: plan.enteredOn,
      paceMonths: plan.paceMonths,
      week: plan.week,
      plannedEndOn: endsOn,
      plan,
      fundedBy: funding === null ? 'self' : 'third-party',
      funder: 'F',
      fundingEndsOn: near(funding),
      awardableUntilOn: near(award),
      suspendedFromOn: null,
      lastActiveOn: plan.enteredOn,
      rulebook: { ...RULEBOOK_DEFAULTS, maxWeeklyHours },
      projects: plan.projects.map((work, index) => ({
        ...work,
        activities: [],
        code: work.projectId,
        name: work.projectId,
        state: 'open',
        validatedOn: null,
        startsOn: made.projects[index]?.startsOn ?? '',
        dueOn: made.projects[index]?.dueOn ?? '',
      })),
    };
  });

describe('Any plan', () => {
  it('ends later at 6, 9, 12 and 15 months, through pauses, days off and other weeks', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const ends = [6, 9, 12, 15].map((paceMonths) => planOf({ ...facts, paceMonths }).endsOn);
        expect(ends).toEqual([...new Set(ends)].sort());
      }),
      STORIES,
    );
  });

  it('is what it was, and leads to the same, with one more pause of no days', () => {
    fc.assert(
      fc.property(anyPaced, fc.nat(300), (facts, after) => {
        const today = facts.enteredOn;
        const day = addDays(today, after);
        expect(outlookOf(facts, today, { pause: { fromOn: day, untilOn: day } })).toEqual(outlookOf(facts, today));
      }),
      STORIES,
    );
  });

  it('goes beyond its funding, its award or its load only where it says so, the same as it is asked for', () => {
    fc.assert(
      fc.property(anyPaced, fc.nat(160), fc.constantFrom(6, 9, 12, 15), (facts, after, paceMonths) => {
        const today = addDays(facts.enteredOn, after);
        const { rulebook, fundingEndsOn, awardableUntilOn } = facts;
        const plan = planOf({
          ...facts.plan,
          changes: [...facts.plan.changes, { kind: 'pace', fromOn: today, paceMonths }],
        });
        const monday = addDays(today, -((new Date(today).getUTCDay() + 6) % 7));
        const load = Math.max(
          0,
          ...plan.weeks.filter(({ startsOn }) => startsOn >= monday).map(({ minutes }) => minutes),
        );
        const beyond = [
          ...(load > rulebook.maxWeeklyHours * 60 ? ['weekly-load-bearable'] : []),
          ...(fundingEndsOn !== null && plan.endsOn > fundingEndsOn ? ['plan-within-funding'] : []),
          ...(awardableUntilOn !== null && plan.endsOn > awardableUntilOn ? ['plan-within-delivery'] : []),
        ];
        const limits = ['weekly-load-bearable', 'plan-within-funding', 'plan-within-delivery'];
        const said = (checks: Check[]) => codesOf(checks).filter((code) => limits.includes(code));
        expect(said(unmet(outlookOf(facts, today, { paceMonths }).decision))).toEqual(beyond);
        const asked = mayChangePlan({
          ...facts,
          kind: 'pace',
          today,
          fromOn: today,
          untilOn: null,
          paceMonths,
          overdueHours: 0,
          plannedEndOn: plan.endsOn,
          weeklyLoadHours: weeklyLoadOf(plan, today),
        });
        expect(said(unmet(asked))).toEqual(beyond);
      }),
      STORIES,
    );
  });
});
