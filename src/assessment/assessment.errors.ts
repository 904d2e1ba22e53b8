import { DomainError } from '../platform/kernel/domain-error.js';

/** No such jury, or one that the reader does not sit on. */
export class JuryUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.jury-unknown';
  constructor(juryId: string) {
    super('There is no such jury', { juryId });
  }
}
