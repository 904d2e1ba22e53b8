import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import {
  type CompletionFacts,
  conditionEndsAt,
  type EvaluationFacts,
  mayCorrect,
  mayDecideCompletion,
  mayEvaluate,
} from './evaluation.rules.js';
import type { Outcome } from './evaluations.types.js';

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });
const criteria = [1, 2, 3].map((n) => ({ id: `k${n}`, code: `C${n}K1` }));
const found = (...met: boolean[]) => met.map((is, index) => ({ criterionId: `k${index + 1}`, met: is }));
const verdict = (outcome: Outcome, ...met: boolean[]) => ({ verdict: { outcome, criteria: found(...met) } });
const judgeable: EvaluationFacts = {
  now: at('2026-03-20T10:00'),
  state: 'planned',
  startsAt: at('2026-03-20T10:00'),
  isTied: false,
  criteria,
  ...verdict('validated', true, true, true),
};
const decidable: CompletionFacts = {
  now: at('2026-03-22T10:00'),
  state: 'conditional',
  isTied: false,
  completedAt: at('2026-03-21T10:00'),
  decideBy: at('2026-03-22T10:00'),
  criteria,
  ...verdict('validated', true, true, true),
};
const codes = (decision: Parameters<typeof unmet>[0]) => unmet(decision).map((check) => check.code);

describe('Judging a project', () => {
  it.each<[string, Partial<EvaluationFacts>, string[]]>([
    ['all criteria are met', {}, []],
    ['one is not, and it is validated', verdict('validated', true, false, true), ['outcome-fits-criteria']],
    ['one is not, and it is conditional', verdict('conditional', true, false, true), []],
    ['none is, and it is sent back', verdict('to-rework', false, false, false), []],
    ['all are, and it is sent back', verdict('to-rework', true, true, true), ['outcome-fits-criteria']],
    ['all are, and it is conditional', verdict('conditional', true, true, true), ['outcome-fits-criteria']],
    ['one is not judged', verdict('to-rework', true, false), ['every-criterion-judged']],
    [
      'one is not judged, and it is validated',
      verdict('validated', true, true),
      ['every-criterion-judged', 'outcome-fits-criteria'],
    ],
    ['the defence has not begun', { now: at('2026-03-20T09:59') }, ['defence-begun']],
    ['it was judged already', { state: 'decided' }, ['defence-open']],
    ['the evaluator mentors by now', { isTied: true }, ['evaluator-still-independent']],
  ])('when %s', (_when, change, expected) => {
    expect(codes(mayEvaluate({ ...judgeable, ...change }))).toEqual(expected);
  });

  it('names the criteria that are not judged', () => {
    const { checks } = mayEvaluate({ ...judgeable, ...verdict('to-rework', false) });
    expect(checks.find(({ code }) => code === 'every-criterion-judged')?.facts).toEqual({ missing: ['C2K1', 'C3K1'] });
  });

  it('lets exactly one of validated and not validated fit any findings', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (met) => {
        const fits = (outcome: Outcome) => mayEvaluate({ ...judgeable, ...verdict(outcome, ...met) }).allowed;
        expect(fits('validated')).toBe(met.every(Boolean));
        expect(fits('conditional')).toBe(!fits('validated'));
        expect(fits('to-rework')).toBe(!fits('validated'));
      }),
    );
  });
});

describe('Deciding on a condition', () => {
  it.each<[string, Partial<CompletionFacts>, string[]]>([
    ['the last minute is reached', {}, []],
    ['the last minute has passed', { now: at('2026-03-22T10:01') }, ['decided-in-time']],
    ['nothing was completed', { completedAt: null, decideBy: null }, ['condition-completed']],
    ['it is set once more', verdict('conditional', true, false, true), ['condition-only-once']],
    ['it is sent back', verdict('to-rework', true, false, true), []],
    ['it has ended', { state: 'decided' }, ['condition-open']],
    ['the evaluator mentors by now', { isTied: true }, ['evaluator-still-independent']],
  ])('when %s', (_when, change, expected) => {
    expect(codes(mayDecideCompletion({ ...decidable, ...change }))).toEqual(expected);
  });

  it('ends with the learner’s deadline, or the evaluator’s once the work is completed', () => {
    const [completeBy, decideBy] = [new Date('2026-03-22T10:00:00Z'), new Date('2026-03-24T10:00:00Z')];
    expect(conditionEndsAt({ completeBy, decideBy: null })).toBe(completeBy);
    expect(conditionEndsAt({ completeBy, decideBy })).toBe(decideBy);
    expect(conditionEndsAt({ completeBy: null, decideBy: null })).toBeNull();
  });
});

describe('Correcting', () => {
  it('is of what stands, and as consistent as what it corrects', () => {
    const [validated, sentBack] = [verdict('validated', true, true, true), verdict('to-rework', true, true, true)];
    const correction = { isLatest: true, isNews: true, isLastJudged: true, state: 'decided', criteria };
    expect(codes(mayCorrect({ ...correction, ...validated }))).toEqual([]);
    expect(codes(mayCorrect({ ...correction, ...validated, isLatest: false }))).toEqual(['latest-evaluation']);
    expect(codes(mayCorrect({ ...correction, ...sentBack }))).toEqual(['outcome-fits-criteria']);
    const older = { ...correction, ...validated, isLastJudged: false };
    expect(codes(mayCorrect(older))).toEqual(['last-judged-defence']);
    expect(codes(mayCorrect({ ...older, isNews: false }))).toEqual([]);
    const onCondition = { ...correction, ...verdict('conditional', true, true, false) };
    expect(codes(mayCorrect(onCondition))).toEqual(['condition-set-at-defence']);
    expect(codes(mayCorrect({ ...onCondition, state: 'conditional' }))).toEqual([]);
  });
});
