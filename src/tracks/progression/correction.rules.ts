import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { EvaluationOutcome, ProjectState } from './progression.types.js';

export const CORRECTION = {
  trackRuns: {
    code: 'correction-while-track-runs',
    says: 'What was found of a project is corrected as long as the track goes on.',
  },
  fits: {
    code: 'correction-fits-project',
    says: 'A correction follows on how the project stands: a defence that is planned since is called off first.',
  },
} satisfies Record<string, Rule>;

/** Where a project goes when what was decided of it is corrected, by where it stands; it cannot go where nothing is said. */
const AFTER: Record<EvaluationOutcome, Partial<Record<ProjectState, ProjectState>>> = {
  validated: {
    conditional: 'validated',
    'to-rework': 'validated',
    'handed-in': 'validated',
    validated: 'validated',
  },
  conditional: { conditional: 'conditional' },
  'to-rework': {
    conditional: 'to-rework',
    'to-rework': 'to-rework',
    'handed-in': 'handed-in',
    'defence-planned': 'defence-planned',
    validated: 'to-rework',
  },
};

/** Where the project stands after a correction; null when it cannot follow. */
export function stateAfterCorrection(state: ProjectState, outcome: EvaluationOutcome): ProjectState | null {
  return AFTER[outcome][state] ?? null;
}

/** May what was decided of a project be corrected like this? */
export function mayCorrectProject(facts: {
  project: string;
  state: ProjectState;
  enrolmentState: EnrolmentState;
  outcome: EvaluationOutcome;
}): Decision {
  const { project, state, enrolmentState, outcome } = facts;
  const runs = enrolmentState === 'active' || enrolmentState === 'suspended';
  return decide(
    check(CORRECTION.trackRuns, runs, { state: enrolmentState }, { never: true }),
    check(CORRECTION.fits, stateAfterCorrection(state, outcome) !== null, { project, state }, { nextActor: 'learner' }),
  );
}
