import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** No such learner, or one that the reader may not see. */
export class LearnerUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'learners.learner-unknown';
  constructor(learnerId: string) {
    super('There is no such learner', { learnerId });
  }
}

/** A civil identity with fields that cannot be right. */
export class IdentityInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learners.identity-invalid';
  constructor(faults: Fault[]) {
    super('The civil identity cannot be kept as it is written', {}, [], faults);
  }
}

/** The correction says nothing new. */
export class IdentityNotCorrectable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'learners.identity-not-correctable';
  constructor(checks: Check[]) {
    super('This correction cannot be made', {}, checks);
  }
}

/** Somebody else corrected the identity after the reader had seen it. */
export class IdentityCorrectedMeanwhile extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learners.identity-corrected-meanwhile';
  constructor(learnerId: string) {
    super('Another correction was faster: read the civil identity again and correct what stands now', { learnerId });
  }
}

/** Who may see an identity may still not be the one to verify it. */
export class IdentityNotYoursToVerify extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'learners.identity-not-yours-to-verify';
  constructor() {
    super('Another officer verifies this identity: nobody vouches for themselves');
  }
}

/** A check of a document that cannot have taken place. */
export class IdentityCheckInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learners.identity-check-invalid';
  constructor(faults: Fault[]) {
    super('This check of a document cannot be recorded', {}, [], faults);
  }
}
