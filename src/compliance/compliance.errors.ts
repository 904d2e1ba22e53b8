import { DomainError, type Fault } from '../platform/kernel/domain-error.js';
import { invalid, notFound, refused } from '../platform/kernel/refusals.js';

/** A period that no report can be made for. */
export class PeriodInvalid extends invalid('compliance.period-invalid', 'This period cannot be reported on') {}

/** No such declaration. */
export class DeclarationUnknown extends notFound(
  'compliance.declaration-unknown',
  'There is no such declaration',
  'declarationId',
) {}

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

/** No revoked title that the State holds goes by this passage. */
export class WithdrawalUnknown extends notFound(
  'compliance.withdrawal-unknown',
  'No revoked title was declared by this passage',
  'passageId',
) {}

/** It cannot be noted that the State was told of this title. */
export class WithdrawalNotToTell extends refused(
  'compliance.withdrawal-not-to-tell',
  'This cannot be noted as told to the Caisse des Dépôts',
) {}

/** No such enrolment to certify anything of. */
export class EnrolmentToCertifyUnknown extends notFound(
  'compliance.enrolment-unknown',
  'There is no such enrolment',
  'enrolmentId',
) {}

/** Nothing can be certified of this track in that period. */
export class CompletionNotCertifiable extends refused(
  'compliance.completion-not-certifiable',
  'There is nothing to certify in this period',
) {}
