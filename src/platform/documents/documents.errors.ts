import { DomainError, type Fault } from '../kernel/domain-error.js';

/** A text of the document has characters that no font of the house can print. */
export class DocumentUnprintable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'platform.document-unprintable';

  constructor(template: string, characters: string[], faults: Fault[]) {
    const texts = faults.map(({ at }) => at);
    super('This document has characters that cannot be printed', { template, characters, texts }, [], faults);
  }
}

/** More documents are asked for than may wait; the same request can be made again in a minute. */
export class PrinterBusy extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'platform.printer-busy';

  constructor(waiting: number) {
    super('Too many documents are waiting to be printed: ask again in a minute', { waiting });
  }
}
