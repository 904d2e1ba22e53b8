import { DomainError } from '../platform/kernel/domain-error.js';

/** No such letter, or no mailbox to read it in. */
export class LetterUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'notifications.letter-unknown';
  constructor(letterId: string) {
    super('There is no such letter', { letterId });
  }
}
