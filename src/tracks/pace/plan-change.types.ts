/** The changes of a plan that are kept as such; pauses are kept as suspensions. */
export type KeptChangeKind = 'pace' | 'catch-up' | 'week' | 'away';

export const PLAN_CAUSES = [
  'enrolled',
  'resumed',
  'paused',
  'pause-called-off',
  'pace',
  'catch-up',
  'week',
  'away',
  'back',
  'moved',
  'recognised',
  'unrecognised',
] as const;

/** Why a version of a plan was made. */
export type PlanCause = (typeof PLAN_CAUSES)[number];

/** The facts of the cause, as its sentence is filled with them. */
export type CauseFacts = Record<string, string | number>;
