import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { mayCorrectProject, stateAfterCorrection } from './correction.rules.js';
import type { EvaluationOutcome, ProjectState } from './progression.types.js';

describe('Correcting what was decided of a project', () => {
  it.each<[EvaluationOutcome, ProjectState, ProjectState | null]>([
    ['validated', 'to-rework', 'validated'],
    ['validated', 'conditional', 'validated'],
    ['validated', 'handed-in', 'validated'],
    ['validated', 'defence-planned', null],
    ['to-rework', 'validated', 'to-rework'],
    ['to-rework', 'conditional', 'to-rework'],
    ['to-rework', 'defence-planned', 'defence-planned'],
    ['conditional', 'conditional', 'conditional'],
    ['conditional', 'validated', null],
  ])('to %s takes a project that is %s to %s', (outcome, state, after) => {
    expect(stateAfterCorrection(state, outcome)).toBe(after);
  });

  it('waits until a defence that is planned since is called off, and ends with the track', () => {
    const facts = {
      project: 'P1',
      state: 'defence-planned',
      enrolmentState: 'completed',
      outcome: 'validated',
    } as const;
    expect(unmet(mayCorrectProject(facts)).map(({ code }) => code)).toEqual([
      'correction-while-track-runs',
      'correction-fits-project',
    ]);
  });
});
