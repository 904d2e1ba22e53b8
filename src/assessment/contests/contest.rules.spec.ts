import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { type EvaluationContestFacts, mayContestEvaluation, mayRuleOnContest, ruleByOn } from './contest.rules.js';

const contestable: EvaluationContestFacts = {
  today: '2026-03-17',
  decidedOn: '2026-03-02',
  contestDays: 15,
  enrolmentState: 'active',
  defenceState: 'decided',
  stands: true,
  isContested: false,
  isPlannedAgain: false,
  unmet: ['C1', 'C2'],
  contested: ['C2'],
};
const refusedFor = (change: Partial<EvaluationContestFacts>) =>
  unmet(mayContestEvaluation({ ...contestable, ...change })).map(({ code }) => code.replace('evaluation-contest-', ''));

describe('Contesting an evaluation', () => {
  it.each([
    ['the last day', {}, []],
    ['a paused track', { enrolmentState: 'suspended' }, []],
    ['a track that is over', { enrolmentState: 'ended' }, ['track-runs']],
    ['the day after the last', { today: '2026-03-18' }, ['in-time']],
    ['a condition that is open', { defenceState: 'conditional' }, ['settled']],
    ['an evaluation that was corrected, or is not the last', { stands: false }, ['stands']],
    ['a criterion that was met', { contested: ['C3'] }, ['unmet']],
    ['an evaluation in which all is met', { unmet: [], contested: [] }, ['unmet']],
    ['a defence that was contested before', { isContested: true }, ['once']],
    ['another defence planned', { isPlannedAgain: true }, ['none-ahead']],
  ])('looks at %s', (_what, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it('is answered within as many days', () => {
    expect(ruleByOn('2026-02-20', 15)).toBe('2026-03-07');
  });
});

describe('Ruling on a contested evaluation', () => {
  it.each([
    [{ isRuled: false, upheld: ['1'] }, true],
    [{ isRuled: false, upheld: [] }, true],
    [{ isRuled: true, upheld: [] }, false],
    [{ isRuled: false, upheld: ['3'] }, false],
  ])('is done once, and of what is contested: %j', (change, allowed) => {
    expect(mayRuleOnContest({ contested: ['1', '2'], ...change }).allowed).toBe(allowed);
  });
});
