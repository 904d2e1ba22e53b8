import type { Check } from '../../platform/kernel/decision.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

/** The track cannot be paused like this. */
export class NotPausable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.not-pausable';
  constructor(checks: Check[]) {
    super('The track cannot be paused like this', {}, checks);
  }
}

/** The pause cannot be decided or called off any more. */
export class PauseSettled extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.pause-settled';
  constructor(checks: Check[]) {
    super('The pause cannot be changed like this any more', {}, checks);
  }
}

/** No such pause in this track. */
export class PauseUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.pause-unknown';
  constructor(pauseId: string) {
    super('There is no such pause', { pauseId });
  }
}
