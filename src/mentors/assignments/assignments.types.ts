import type { Check } from '../../platform/kernel/decision.js';

/** A learner and the mentor that somebody chose for them. */
export interface Pair {
  enrolmentId: string;
  mentorId: string;
}

/** What became of a pair that was published: the assignment, or why there is none. */
export interface PairResult extends Pair {
  assignmentId: string | null;
  checks: Check[];
}
