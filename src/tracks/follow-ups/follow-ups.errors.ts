import type { Check } from '../../platform/kernel/decision.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

/** No such follow-up. */
export class FollowUpUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.follow-up-unknown';
  constructor(followUpId: string) {
    super('There is no such follow-up', { followUpId });
  }
}

/** The follow-up cannot be changed or closed like this. */
export class FollowUpFixed extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.follow-up-fixed';
  constructor(checks: Check[]) {
    super('The follow-up does not allow it', {}, checks);
  }
}
