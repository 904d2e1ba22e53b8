import type { Check } from '../../platform/kernel/decision.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

/** The case was not appealed against. */
export class AppealUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assessment.appeal-unknown';
  constructor(caseId: string) {
    super('There is no appeal in this case', { caseId });
  }
}

/** The appeal cannot be filed, or ruled on. */
export class AppealRefused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'assessment.appeal-refused';
  constructor(checks: Check[]) {
    super('This appeal cannot be taken like this', {}, checks);
  }
}
