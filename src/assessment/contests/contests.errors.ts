import type { Check } from '../../platform/kernel/decision.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

/** No such contest, or one that the reader may not see. */
export class EvaluationContestUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.evaluation-contest-unknown';
  constructor(contestId: string) {
    super('There is no such contest', { contestId });
  }
}

/** The evaluation cannot be contested, or not like this. */
export class EvaluationNotContestable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.evaluation-not-contestable';
  constructor(checks: Check[]) {
    super('This evaluation cannot be contested', {}, checks);
  }
}

/** Who judged or mentored the learner does not rule on what was found. */
export class ContestNotYoursToRule extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'assessment.contest-not-yours-to-rule';
  constructor() {
    super('An advisor or an officer who neither judged nor mentored the learner rules on a contest');
  }
}

/** The contest cannot be ruled on like this. */
export class ContestNotRulable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.contest-not-rulable';
  constructor(checks: Check[]) {
    super('This contest cannot be ruled on like this', {}, checks);
  }
}
