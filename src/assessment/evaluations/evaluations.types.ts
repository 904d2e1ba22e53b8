export const DEFENCE_STATES = ['planned', 'conditional', 'decided', 'cancelled'] as const;

/** How a defence stands: `conditional` waits for what is to be completed, then for the evaluator's last word. */
export type DefenceState = (typeof DEFENCE_STATES)[number];

export const DEFENCE_MODES = ['remote', 'on-site'] as const;

export type DefenceMode = (typeof DEFENCE_MODES)[number];

export const OUTCOMES = ['validated', 'conditional', 'to-rework'] as const;

/** What an evaluator decides of a project. */
export type Outcome = (typeof OUTCOMES)[number];

/** What is left to decide where no condition can be set any more. */
export const SETTLED_OUTCOMES: readonly Outcome[] = ['validated', 'to-rework'];

/** What led to an evaluation: the defence, what was completed after it, or a deadline that passed. */
export type EvaluationOccasion = 'defence' | 'completion' | 'expiry';

/** One criterion as an evaluator found it. */
export interface JudgedCriterion {
  criterionId: string;
  met: boolean;
  comment: string | null;
}

/** The job that ends a condition whose deadline has passed. */
export const END_CONDITION = 'end-condition';
