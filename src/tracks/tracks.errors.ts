import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** No such design, or one that the reader may not see yet. */
export class DesignUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.design-unknown';
  constructor(designId: string) {
    super('There is no such track design', { designId });
  }
}

/** A design that names what does not exist, or has numbers out of their bounds. */
export class DesignInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.design-invalid';
  constructor(faults: Fault[]) {
    super('The track design cannot be kept as it is written', {}, [], faults);
  }
}

/** A design cannot be begun or changed now. */
export class DesignNotDraftable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.design-not-draftable';
  constructor(checks: Check[]) {
    super('This track design cannot be written now', {}, checks);
  }
}

/** A design does not cover its title yet, or is no draft any more. */
export class DesignNotPublishable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.design-not-publishable';
  constructor(checks: Check[]) {
    super('This track design cannot be published yet', {}, checks);
  }
}

/** Only a published design can be retired. */
export class DesignNotRetirable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.design-not-retirable';
  constructor(checks: Check[]) {
    super('This track design cannot be retired', {}, checks);
  }
}

/** No such rulebook, or one that the reader may not see yet. */
export class RulebookUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'tracks.rulebook-unknown';
  constructor(rulebookId: string) {
    super('There is no such rulebook', { rulebookId });
  }
}

/** A rulebook with numbers out of their bounds. */
export class RulebookInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'tracks.rulebook-invalid';
  constructor(faults: Fault[]) {
    super('The rulebook cannot be kept with these numbers', {}, [], faults);
  }
}

/** The rulebook cannot change its state like this. */
export class RulebookFixed extends DomainError {
  readonly kind = 'refused';
  readonly code = 'tracks.rulebook-fixed';
  constructor(checks: Check[]) {
    super('The state of this rulebook does not allow it', {}, checks);
  }
}
