import type { Check } from '../../platform/kernel/decision.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

/** No such move of learners. */
export class MoveUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.move-unknown';
  constructor(moveId: string) {
    super('There is no such move', { moveId });
  }
}

/** The move has no such learner. */
export class MovedLearnerUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.moved-learner-unknown';
  constructor(enrolmentId: string) {
    super('The move is not about this learner', { enrolmentId });
  }
}

/** Learners cannot be moved like this. */
export class NotMovable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.not-movable';
  constructor(checks: Check[]) {
    super('Learners cannot be moved like this', {}, checks);
  }
}

/** The move cannot be taken back. */
export class NotTakenBack extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.move-not-taken-back';
  constructor(checks: Check[]) {
    super('This move cannot be taken back', {}, checks);
  }
}
