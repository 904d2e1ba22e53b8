import type { Fault } from '../../platform/kernel/domain-error.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

/** A file for the Caisse des Dépôts holds at least one passage; `facts` say how many awards wait to be complete. */
export class NothingToDeclare extends DomainError {
  readonly kind = 'refused';
  readonly code = 'compliance.nothing-to-declare';
  constructor(facts: { incomplete?: number } = {}) {
    super('There is no award to declare: choose another period, or complete the identities first', facts);
  }
}

/** The portal of the Caisse des Dépôts takes files up to a size. */
export class AccrochageTooLarge extends DomainError {
  readonly kind = 'refused';
  readonly code = 'compliance.accrochage-too-large';
  constructor(largestBytes: number) {
    super(`The file has more than ${largestBytes} bytes: declare a shorter period`, { largestBytes });
  }
}

/** What can be wrong with a receipt, whatever its words. */
export type ReceiptFlaw =
  | 'not-xml'
  | 'not-utf-8'
  | 'doctype'
  | 'too-large'
  | 'another-file'
  | 'element-missing'
  | 'passage-without-id'
  | 'passage-answered-twice';

/** The receipt cannot be read; it says at which line and what to do. Nothing was taken from it. */
export class ReceiptUnreadable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'compliance.receipt-unreadable';
  constructor(flaw: ReceiptFlaw, message: string, place: { line: number; column: number }) {
    const fault: Fault = { at: `line ${place.line}, column ${place.column}`, code: `receipt-${flaw}`, message };
    super(
      `The receipt cannot be read, ${fault.at}: ${message}. Send the file as the portal gave it`,
      { ...place },
      [],
      [fault],
    );
  }
}
