import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import { RULEBOOK_DEFAULTS, type RulebookNumbers } from '../rulebooks/rulebook.types.js';
import { PROJECT_STATES, type ProgressFacts, type ProjectProgress } from '../progression/progression.types.js';
import { effectsBetween, lookedAt, signatureOf } from './effect.rules.js';
import { clauseChecks, clausesHolding, keepsValidated, mayMoveLearner, mayPrepare } from './move.rules.js';
import type { Effect } from './moves.types.js';
import { underRulebook } from './pinned-track.rules.js';
import { mayTakeBack } from './take-back.rules.js';

const TODAY = '2026-03-02';
const project = (change: Partial<ProjectProgress> = {}): ProjectProgress => ({
  id: 'p1',
  code: 'P1',
  name: 'Site',
  level: 1,
  position: 1,
  estimatedHours: 60,
  state: 'handed-in',
  sessionsHeld: 2,
  isReady: true,
  defences: 1,
  extraDefences: 0,
  contested: false,
  dispensed: false,
  startsOn: '2026-01-05',
  dueOn: '2026-03-13',
  validatedOn: null,
  after: [],
  proves: ['C1'],
  ...change,
});
const track = (change: Partial<ProgressFacts> = {}): ProgressFacts => ({
  id: 'e1',
  learnerId: 'l1',
  titleCode: 'T',
  titleName: 'Title',
  state: 'active',
  paceMonths: 12,
  enteredOn: '2026-01-05',
  plannedEndOn: '2027-01-04',
  zone: 'Europe/Paris',
  fundedBy: 'self',
  fundingEndsOn: null,
  awardableUntilOn: null,
  rulebook: RULEBOOK_DEFAULTS,
  suspendedFromOn: null,
  lastActiveOn: '2026-02-23',
  missedOn: ['2026-02-20'],
  blocks: [
    {
      id: 'b1',
      code: 'BC1',
      name: 'Block',
      position: 1,
      result: null,
      resultAt: null,
      seenAt: null,
      leaveAt: null,
      recognisedAt: null,
      recognition: null,
      competences: [
        { id: 'C1', code: 'C1', name: 'C1', criteria: 2, seen: 0, met: 0, contested: false, recognition: null },
      ],
    },
  ],
  projects: [project()],
  ...change,
});
const effectsOf = (facts: ProgressFacts, numbers: Partial<RulebookNumbers>, weeklyLoadHours = 20): Effect[] => {
  const after = underRulebook(facts, { ...RULEBOOK_DEFAULTS, ...numbers });
  const on = { today: TODAY, weeklyLoadHours };
  return effectsBetween(lookedAt({ ...on, facts }), lookedAt({ ...on, facts: after }));
};
const told = (effects: Effect[]) =>
  effects.map(({ direction, about, subject, code }) => [direction, about, subject, code].filter(Boolean).join(' '));

describe('What another rulebook does to a learner', () => {
  it.each<[string, Partial<RulebookNumbers>, string[]]>([
    ['asks a session more', { sessionsBeforeDefence: 3 }, ['loss project P1 project-sessions-held']],
    ['asks a session less', { sessionsBeforeDefence: 1 }, []],
    ['leaves no defence', { maxDefences: 1 }, ['loss project P1 project-defences-left']],
    ['makes an alert of a week of silence', { silentDays: 7 }, ['loss pace active-lately']],
    ['makes an alert of one missed session', { missedSessions: 1 }, ['loss pace sessions-attended']],
    ['offers other paces', { paces: [6, 9] }, ['loss plan pace-allowed']],
    ['allows less a week', { maxWeeklyHours: 19 }, ['loss plan weekly-load-bearable']],
    ['has numbers that come later', { juryNoticeDays: 30, appealMonths: 3 }, []],
  ])('%s', (_, numbers, expected) => {
    expect(told(effectsOf(track(), numbers))).toEqual(expected);
  });

  it('tells how far a project was and is, and what is gained', () => {
    const begun = track({ projects: [project({ sessionsHeld: 1 })] });
    expect(effectsOf(begun, { sessionsBeforeDefence: 4 })).toMatchObject([
      { before: { facts: { sessionsHeld: 1, needed: 2 } }, after: { facts: { sessionsHeld: 1, needed: 4 } } },
    ]);
    expect(told(effectsOf(begun, { sessionsBeforeDefence: 1 }))).toEqual(['gain project P1 project-sessions-held']);
  });

  it('says nothing of projects that are not begun or are validated', () => {
    for (const state of ['locked', 'open', 'validated'] as const) {
      const facts = track({ projects: [project({ state, validatedOn: state === 'validated' ? TODAY : null })] });
      expect(told(effectsOf(facts, { sessionsBeforeDefence: 9, maxDefences: 1 }))).toEqual([]);
    }
  });
});

const anyTrack = fc
  .array(
    fc.record({
      state: fc.constantFrom(...PROJECT_STATES),
      sessionsHeld: fc.nat(5),
      defences: fc.nat(4),
      met: fc.nat(2),
      result: fc.constantFrom(null, 'validated' as const, 'adjourned' as const),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    track({
      projects: drawn.map(({ state, sessionsHeld, defences }, at) => {
        const validatedOn = state === 'validated' ? TODAY : null;
        return project({ id: `p${at}`, code: `P${at}`, position: at, state, sessionsHeld, defences, validatedOn });
      }),
      blocks: drawn.map(({ met, result }, at) => ({
        id: `b${at}`,
        code: `B${at}`,
        name: `B${at}`,
        position: at,
        result,
        resultAt: result && 1,
        seenAt: met > 0 ? 2 : null,
        leaveAt: null,
        recognisedAt: null,
        recognition: null,
        competences: [
          {
            id: `C${at}`,
            code: `C${at}`,
            name: `C${at}`,
            criteria: 2,
            seen: met,
            met,
            contested: false,
            recognition: null,
          },
        ],
      })),
    }),
  );
const anyNumbers = fc.record({
  sessionsBeforeDefence: fc.nat(6),
  maxDefences: fc.integer({ min: 1, max: 6 }),
  onPaceShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
  silentDays: fc.integer({ min: 1, max: 60 }),
  missedSessions: fc.integer({ min: 1, max: 6 }),
  maxWeeklyHours: fc.integer({ min: 5, max: 40 }),
});

describe('A move of learners', () => {
  it('does nothing where the numbers are the same', () => {
    fc.assert(fc.property(anyTrack, (facts) => effectsOf(facts, {}).length === 0));
  });

  it('never loses a validated block or project, whatever the numbers', () => {
    fc.assert(
      fc.property(anyTrack, anyNumbers, (facts, numbers) => {
        const after = underRulebook(facts, { ...RULEBOOK_DEFAULTS, ...numbers });
        return keepsValidated(facts, after).every(({ standing }) => standing === 'met');
      }),
    );
  });

  it('gives back on the way back what it took, condition by condition', () => {
    fc.assert(
      fc.property(anyTrack, anyNumbers, (facts, numbers) => {
        const other = underRulebook(facts, { ...RULEBOOK_DEFAULTS, ...numbers });
        const [here, there] = [facts, other].map((one) => lookedAt({ today: TODAY, facts: one, weeklyLoadHours: 20 }));
        if (!here || !there) return false;
        const turned = effectsBetween(there, here).map((effect) => ({
          ...effect,
          direction: effect.direction === 'gain' ? ('loss' as const) : ('gain' as const),
        }));
        return signatureOf(turned) === signatureOf(effectsBetween(here, there));
      }),
    );
  });

  it('stops at a validated block that would be lost', () => {
    const [block] = track().blocks;
    const before = track({ blocks: block ? [{ ...block, result: 'validated' }] : [] });
    const asPreviewed = { state: 'active', arePinsAsPreviewed: true, isEffectAsPreviewed: true };
    expect(mayMoveLearner({ ...asPreviewed, before, after: before }).allowed).toBe(true);
    const { checks } = mayMoveLearner({ ...asPreviewed, before, after: track() });
    expect(checks.find(({ code }) => code === 'move-keeps-validated-blocks')).toMatchObject({
      standing: 'never',
      facts: { missing: ['BC1'] },
    });
  });

  it.each<[string, Partial<ProgressFacts>]>([
    ['defence-planned', { projects: [project({ state: 'defence-planned' })] }],
    ['condition-running', { projects: [project({ state: 'conditional' })] }],
  ])('knows who is meant by the clause %s', (clause, change) => {
    const holding = (facts: ProgressFacts) =>
      clausesHolding(lookedAt({ today: TODAY, facts, weeklyLoadHours: 20 }), []);
    expect(holding(track(change))).toEqual([clause]);
    expect(holding(track())).toEqual([]);
  });

  it('leaves out by its clauses alone, and says which', () => {
    const facts = { holding: ['losing'] as const, enteredOn: '2026-01-05' };
    const left = (chosen: Parameters<typeof clauseChecks>[0]) =>
      clauseChecks(chosen, facts)
        .filter(({ standing }) => standing !== 'met')
        .map(({ code }) => code);
    expect(left({ leaveOut: [], enteredBeforeOn: null })).toEqual([]);
    expect(left({ leaveOut: ['losing', 'before-jury'], enteredBeforeOn: null })).toEqual(['move-loses-nothing']);
    expect(left({ leaveOut: [], enteredBeforeOn: '2026-01-05' })).toEqual([]);
    expect(left({ leaveOut: [], enteredBeforeOn: '2026-01-06' })).toEqual(['move-entered-since']);
  });

  it.each([
    [{ hasGroup: false }, ['move-names-group']],
    [{ isElsewhere: false }, ['move-leads-elsewhere']],
    [{ learners: 0 }, ['move-has-learners']],
    [{ rulebookState: 'draft' }, ['move-rulebook-active']],
    [{ designState: 'retired' }, ['move-design-published']],
    [{ isSameTitle: false }, ['move-same-title']],
    [{ titleState: 'retired' }, ['move-title-active']],
    [{ rulebookState: null, designState: 'published' }, []],
  ])('is prepared only when it makes sense: %j', (change, expected) => {
    const facts = {
      hasGroup: true,
      isElsewhere: true,
      learners: 2,
      rulebookState: 'active',
      designState: null,
      titleState: null,
    };
    const { checks } = mayPrepare({ ...facts, isSameTitle: true, ...change });
    expect(checks.filter(({ standing }) => standing !== 'met').map(({ code }) => code)).toEqual(expected);
  });

  it.each([
    [{ isLatest: false }, ['move-is-latest']],
    [{ decidedOn: TODAY }, ['move-nothing-decided-since']],
    [{ isBeforeJury: true }, ['move-no-jury-ahead']],
    [{}, []],
  ])('is taken back until something is decided under it: %j', (change, expected) => {
    const { checks } = mayTakeBack({ isLatest: true, decidedOn: null, isBeforeJury: false, ...change });
    expect(checks.filter(({ standing }) => standing !== 'met').map(({ code }) => code)).toEqual(expected);
  });
});
