import type { Check } from '../platform/kernel/decision.js';
import { DomainError } from '../platform/kernel/domain-error.js';

/** No such statement, or one that the reader may not see. */
export class StatementUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'statements.statement-unknown';
  constructor(statementId: string) {
    super('There is no such statement', { statementId });
  }
}

/** Nothing was stated of this month. */
export class MonthUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'statements.month-unknown';
  constructor(month: string) {
    super('No statements were issued for this month', { month });
  }
}

/** The statements of the month cannot be issued now. */
export class MonthNotIssuable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'statements.month-not-issuable';
  constructor(checks: Check[]) {
    super('The statements of this month cannot be issued', {}, checks);
  }
}

/** The month cannot be closed now. */
export class MonthNotClosable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'statements.month-not-closable';
  constructor(checks: Check[]) {
    super('This month cannot be closed', {}, checks);
  }
}

/** The statement cannot be answered like this. */
export class StatementNotAnswerable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'statements.statement-not-answerable';
  constructor(checks: Check[]) {
    super('This cannot be said of the statement now', {}, checks);
  }
}

/** The tariff cannot be set from this month on. */
export class TariffNotSettable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'statements.tariff-not-settable';
  constructor(checks: Check[]) {
    super('A tariff cannot be set from this month on', {}, checks);
  }
}
