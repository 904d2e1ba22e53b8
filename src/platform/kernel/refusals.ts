import type { Check } from './decision.js';
import { DomainError, type Fault } from './domain-error.js';

/*
 * The usual shapes of a refusal, so that a room names one in a line:
 * `export class JuryUnknown extends notFound(code, 'There is no such jury', 'juryId') {}`
 */

/** The rules say no: made of their checks, and of the fields where something else would help. */
export function refused(code: string, says: string) {
  return class extends DomainError {
    readonly kind = 'refused';
    readonly code = code;
    constructor(checks: Check[], faults: Fault[] = []) {
      super(says, {}, checks, faults);
    }
  };
}

/** What was sent is wrong: made of the faults, each where it is. */
export function invalid(code: string, says: string) {
  return class extends DomainError {
    readonly kind = 'invalid';
    readonly code = code;
    constructor(faults: Fault[]) {
      super(says, {}, [], faults);
    }
  };
}

/** There is no such thing, or the reader may not see it: made of what named it, told as `fact`. */
export function notFound(code: string, says: string, fact: string) {
  return class extends DomainError {
    readonly kind = 'not-found';
    readonly code = code;
    constructor(named: string) {
      super(says, { [fact]: named });
    }
  };
}

/** Somebody was there before: made of what they left, told as `fact`. */
export function conflict<Left extends string | number = string>(code: string, says: string, fact: string) {
  return class extends DomainError {
    readonly kind = 'conflict';
    readonly code = code;
    constructor(left: Left) {
      super(says, { [fact]: left });
    }
  };
}

/** It may be seen, but this is not for the reader to do. */
export function forbidden(code: string, says: string) {
  return class extends DomainError {
    readonly kind = 'forbidden';
    readonly code = code;
    constructor() {
      super(says);
    }
  };
}
