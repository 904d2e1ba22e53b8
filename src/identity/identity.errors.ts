import { UnauthorizedException } from '@nestjs/common';
import { TooManyTries } from '../platform/http/too-many-tries.js';
import { DomainError } from '../platform/kernel/domain-error.js';
import { forbidden, notFound } from '../platform/kernel/refusals.js';

/** Nobody is signed in, or the sign-in has ended. */
export class NotSignedIn extends UnauthorizedException {}

/** This kind of person may not do this. */
export class NotPermitted extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'identity.not-permitted';
  constructor(permission: string) {
    super('Your role does not allow this', { permission });
  }
}

/** E-mail and password do not belong together; which of the two is wrong is not said. */
export class SignInRefused extends forbidden(
  'identity.sign-in-refused',
  'This e-mail and password do not open an account',
) {}

/** An account with this e-mail stands already. */
export class EmailTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.email-taken';
  constructor() {
    super(
      'An account with this e-mail stands already',
      {},
      [],
      [{ at: 'email', code: 'email-taken', message: 'Use another e-mail' }],
    );
  }
}

/** No such account. */
export class AccountUnknown extends notFound('identity.account-unknown', 'There is no such account', 'accountId') {}

/** Too many tries in a short time, whoever made them. */
export class SignInSlowedDown extends TooManyTries {
  readonly code = 'identity.sign-in-slowed-down';
  constructor(waitSeconds: number) {
    super('Too many tries for this e-mail: wait as long as `Retry-After` says', waitSeconds);
  }
}

/** A person is given a role by an e-mail address, or by an account that stands. */
export class RoleHolderInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.role-holder-invalid';
  constructor() {
    super(
      'This person cannot be registered as it is written',
      {},
      [],
      [{ at: 'email', code: 'email-or-account', message: 'Give either an e-mail address or the id of an account' }],
    );
  }
}
