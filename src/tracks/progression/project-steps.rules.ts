import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { ProjectState } from './progression.types.js';

/** What is done with a project of a learner: from which states, and to which; null leaves it where it is. */
export const STEPS = {
  start: { from: ['open'], to: 'in-progress' },
  'hand-in-part': { from: ['in-progress', 'handed-in', 'defence-planned', 'conditional', 'to-rework'], to: null },
  'hand-in': { from: ['in-progress', 'handed-in', 'to-rework'], to: 'handed-in' },
  'hand-in-again': { from: ['defence-planned', 'conditional'], to: null },
  'mark-ready': { from: ['handed-in'], to: null },
  'plan-defence': { from: ['handed-in'], to: 'defence-planned' },
  'cancel-defence': { from: ['defence-planned'], to: 'handed-in' },
  validate: { from: ['defence-planned', 'conditional'], to: 'validated' },
  'ask-to-complete': { from: ['defence-planned'], to: 'conditional' },
  'send-back': { from: ['defence-planned', 'conditional'], to: 'to-rework' },
} as const satisfies Record<string, { from: readonly ProjectState[]; to: ProjectState | null }>;

export type Step = keyof typeof STEPS;

export const PROJECT_STEP = {
  fits: { code: 'project-step-fits', says: 'What is asked can follow on how the project stands.' },
  trackActive: { code: 'project-track-active', says: 'The track of the learner is active.' },
  prerequisitesDone: {
    code: 'prerequisites-validated',
    says: 'The projects that come before this one are validated.',
  },
  oneAtATime: { code: 'one-project-in-progress', says: 'One project is in progress at a time.' },
} satisfies Record<string, Rule>;

/** Steps that a learner takes only while the track is active; the others end what was begun before a pause. */
const ONLY_WHILE_ACTIVE: readonly Step[] = ['start', 'hand-in', 'hand-in-part', 'hand-in-again', 'plan-defence'];

export interface StepFacts {
  step: Step;
  project: string;
  state: ProjectState;
  enrolmentState: EnrolmentState;
}

/** May this be done with the project now? */
export function mayTake({ step, project, state, enrolmentState }: StepFacts): Decision {
  const from: readonly ProjectState[] = STEPS[step].from;
  const needsActive = ONLY_WHILE_ACTIVE.includes(step);
  const runs = enrolmentState === 'active' || (!needsActive && enrolmentState === 'suspended');
  return decide(
    check(PROJECT_STEP.trackActive, runs, { state: enrolmentState }, { nextActor: 'advisor' }),
    check(PROJECT_STEP.fits, from.includes(state), { project, state, step }, { never: state === 'validated' }),
  );
}

export interface StartFacts extends Omit<StepFacts, 'step'> {
  /** The codes of the projects before it that are not validated yet. */
  openPrerequisites: string[];
  /** The code of another project in progress; null without one. */
  inProgress: string | null;
}

/** May the learner start this project? */
export function mayStart({ openPrerequisites, inProgress, ...facts }: StartFacts): Decision {
  const { checks } = mayTake({ ...facts, step: 'start' });
  const byLearner = { nextActor: 'learner' } as const;
  return decide(
    ...checks,
    check(PROJECT_STEP.prerequisitesDone, openPrerequisites.length === 0, { missing: openPrerequisites }, byLearner),
    check(PROJECT_STEP.oneAtATime, inProgress === null, { inProgress }, byLearner),
  );
}
