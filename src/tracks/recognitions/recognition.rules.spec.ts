import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { standingOfBlocks, type TrackProgress } from '../progression/block-standing.rules.js';
import type { BlockProgress, BlockStanding, BlockState, CompetenceProgress } from '../progression/progression.types.js';
import { RULEBOOK_DEFAULTS } from '../rulebooks/rulebook.types.js';
import { mayRecognise, mayWithdraw, type RecognitionFacts, type WithdrawalFacts } from './recognition.rules.js';
import type { Recognised } from './recognition.types.js';

const recognisable: RecognitionFacts = {
  enrolmentState: 'active',
  heldAlready: [],
  evidence: 1,
  blocksLeft: 2,
  dispensed: [],
};
const refusedFor = (change: Partial<RecognitionFacts>) =>
  unmet(mayRecognise({ ...recognisable, ...change })).map(({ code }) => code);

describe('Recognising what a learner holds', () => {
  it.each<[string, Partial<RecognitionFacts>, string[]]>([
    ['all that is asked', {}, []],
    ['a track that has still to begin', { enrolmentState: 'admitted' }, []],
    ['a track that is over', { enrolmentState: 'completed' }, ['recognition-track-runs']],
    ['a competence that is held already', { heldAlready: ['C1'] }, ['recognition-not-yet']],
    ['no proof', { evidence: 0 }, ['recognition-has-evidence']],
    ['no block left for a jury', { blocksLeft: 0 }, ['recognition-leaves-a-block']],
    ['a covered project', { dispensed: [{ code: 'P1', state: 'open', isCovered: true }] }, []],
    [
      'a project that proves more',
      { dispensed: [{ code: 'P1', state: 'locked', isCovered: false }] },
      ['dispensed-project-covered'],
    ],
    [
      'a project that was begun',
      { dispensed: [{ code: 'P1', state: 'in-progress', isCovered: true }] },
      ['dispensed-project-not-begun'],
    ],
  ])('looks at %s', (_what, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  const withdrawable: WithdrawalFacts = { enrolmentState: 'active', isWithdrawn: false, juryOn: null, begun: [] };
  it.each<[string, Partial<WithdrawalFacts>, string[]]>([
    ['nothing was built on it', {}, []],
    ['it was withdrawn', { isWithdrawn: true }, ['recognition-stands']],
    ['a jury decided since', { juryOn: '2026-03-01' }, ['recognition-no-jury-since']],
    ['a project that it opened was begun', { begun: ['P2'] }, ['recognition-nothing-begun-since']],
  ])('is withdrawn by whether %s', (_what, change, codes) => {
    expect(unmet(mayWithdraw({ ...withdrawable, ...change })).map(({ code }) => code)).toEqual(codes);
  });
});

const competence = (id: string): fc.Arbitrary<CompetenceProgress> =>
  fc
    .record({ criteria: fc.integer({ min: 1, max: 3 }), seen: fc.nat(3), met: fc.nat(3), contested: fc.boolean() })
    .map(({ criteria, seen, met, contested }) => {
      const judged = Math.min(seen, criteria);
      return {
        id,
        code: id,
        name: id,
        criteria,
        seen: judged,
        met: Math.min(met, judged),
        contested,
        recognition: null,
      };
    });
const block = (index: number): fc.Arbitrary<BlockProgress> =>
  fc
    .record({
      result: fc.constantFrom(null, null, 'validated' as const, 'adjourned' as const),
      resultAt: fc.integer({ min: 1, max: 100 }),
      seenAt: fc.option(fc.integer({ min: 1, max: 100 })),
      competences: fc.tuple(competence(`B${index}C1`), competence(`B${index}C2`)),
    })
    .map(({ result, resultAt, ...rest }) => ({
      id: `B${index}`,
      code: `B${index}`,
      name: `B${index}`,
      position: index,
      leaveAt: null,
      recognisedAt: null,
      recognition: null,
      result,
      resultAt: result && resultAt,
      ...rest,
    }));
const track: fc.Arbitrary<TrackProgress> = fc.record({
  enrolmentState: fc.constantFrom('admitted' as const, 'active' as const, 'suspended' as const),
  rulebook: fc.constant(RULEBOOK_DEFAULTS),
  blocks: fc.tuple(block(1), block(2)),
  projects: fc.constant([]),
});

/** The same track after a decision of the day 101: these competences are held, or the first block is. */
function recognised(facts: TrackProgress, ids: readonly string[], isWhole: boolean): TrackProgress {
  const by: Recognised = { id: 'R1', kind: isWhole ? 'equivalence' : 'prior-learning', on: '2026-04-11', source: null };
  const blocks = facts.blocks.map((one, index) => {
    const whole = isWhole && index === 0;
    const competences = one.competences.map((held) =>
      whole || ids.includes(held.id) ? { ...held, recognition: by } : held,
    );
    const recognisedAt = competences.some(({ recognition }) => recognition) ? 101 : null;
    const result = whole && one.result !== 'validated' ? { result: 'validated' as const, recognition: by } : {};
    return { ...one, competences, recognisedAt, ...result };
  });
  return { ...facts, blocks };
}

const RANK: Record<BlockState, number> = {
  'not-started': 0,
  adjourned: 1,
  'in-progress': 1,
  'ready-for-jury': 2,
  validated: 3,
};

function expectNoWorse(was: BlockStanding, is: BlockStanding | undefined): void {
  if (!is) throw new Error('Every block stands after as before');
  expect(RANK[is.state]).toBeGreaterThanOrEqual(RANK[was.state]);
  if (was.presentable) expect(is.presentable || is.state === 'validated').toBe(true);
  const held = is.competences.filter(({ acquired }) => acquired).map(({ id }) => id);
  for (const { id, acquired } of was.competences) if (acquired) expect(held).toContain(id);
}

describe('The standing of a learner after a recognition', () => {
  const ids = fc.subarray(['B1C1', 'B1C2', 'B2C1', 'B2C2'], { minLength: 1 });

  it('is never worse: no competence is lost, no block falls back', () => {
    fc.assert(
      fc.property(track, ids, fc.boolean(), (facts, named, isWhole) => {
        const before = standingOfBlocks(facts);
        const after = standingOfBlocks(recognised(facts, named, isWhole));
        for (const [index, was] of before.entries()) expectNoWorse(was, after[index]);
      }),
      { numRuns: 1000 },
    );
  });

  it('says by which decision, and leaves the block to the jury unless an equivalence validates it', () => {
    fc.assert(
      fc.property(track, ids, fc.boolean(), (facts, named, isWhole) => {
        const after = standingOfBlocks(recognised(facts, named, isWhole));
        for (const [index, { decision, state, competences }] of after.entries()) {
          const codes = decision.checks.map(({ code }) => code);
          const wasValidated = facts.blocks[index]?.result === 'validated';
          const isByEquivalence = isWhole && index === 0 && !wasValidated;
          expect(codes.includes('block-by-equivalence')).toBe(isByEquivalence);
          expect(state === 'validated').toBe(wasValidated || isByEquivalence);
          const isNamed = competences.some(({ recognition }) => recognition !== null) && state !== 'validated';
          const told = isWhole ? 'competences-by-equivalence' : 'competences-by-prior-learning';
          expect(codes.includes(told)).toBe(isNamed);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
