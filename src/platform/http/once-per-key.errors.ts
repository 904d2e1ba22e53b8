import { DomainError } from '../kernel/domain-error.js';

/** The header that names a request is not as it has to be. */
export class IdempotencyKeyInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.idempotency-key-invalid';
  constructor() {
    super(
      'The Idempotency-Key is not valid',
      {},
      [],
      [
        {
          at: 'Idempotency-Key',
          code: 'idempotency-key-form',
          message: 'Give one key of 1 to 255 visible ASCII characters, such as a UUID',
        },
      ],
    );
  }
}

/** The key names another request of the same account. */
export class IdempotencyKeyReused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'platform.idempotency-key-reused';
  constructor() {
    super('This Idempotency-Key was given to another request: give each request a key of its own');
  }
}
