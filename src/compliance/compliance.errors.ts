import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** A period that no report can be made for. */
export class PeriodInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'compliance.period-invalid';
  constructor(faults: Fault[]) {
    super('This period cannot be reported on', {}, [], faults);
  }
}

/** No such declaration. */
export class DeclarationUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'compliance.declaration-unknown';
  constructor(declarationId: string) {
    super('There is no such declaration', { declarationId });
  }
}

/** The file that was written does not follow the schema of the Caisse des Dépôts; it was thrown away. */
export class AccrochageNotValid extends DomainError {
  readonly kind = 'refused';
  readonly code = 'compliance.accrochage-not-valid';
  constructor(faults: Fault[]) {
    super('The file would not follow the schema of the Caisse des Dépôts: nothing was declared', {}, [], faults);
  }
}

/** The receipt answers another file than that of the declaration it was sent to. */
export class ReceiptOfAnotherFile extends DomainError {
  readonly kind = 'refused';
  readonly code = 'compliance.receipt-of-another-file';
  constructor(facts: { flowId: string; expectedFlowId: string }) {
    super('This receipt answers another file: open the declaration with its flow id, and send it there', facts);
  }
}

/** The receipt names passages that the declaration does not have, or answers them otherwise than an earlier one did. */
export class ReceiptRefused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'compliance.receipt-refused';
  constructor(faults: Fault[]) {
    super('This receipt does not go with what was declared: nothing of it was recorded', {}, [], faults);
  }
}

/** No such enrolment to certify anything of. */
export class EnrolmentToCertifyUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'compliance.enrolment-unknown';
  constructor(enrolmentId: string) {
    super('There is no such enrolment', { enrolmentId });
  }
}

/** Nothing can be certified of this track in that period. */
export class CompletionNotCertifiable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'compliance.completion-not-certifiable';
  constructor(checks: Check[]) {
    super('There is nothing to certify in this period', {}, checks);
  }
}
