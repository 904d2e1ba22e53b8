import { notFound, refused } from '../platform/kernel/refusals.js';

/** No such statement, or one that the reader may not see. */
export class StatementUnknown extends notFound(
  'statements.statement-unknown',
  'There is no such statement',
  'statementId',
) {}

/** Nothing was stated of this month. */
export class MonthUnknown extends notFound(
  'statements.month-unknown',
  'No statements were issued for this month',
  'month',
) {}

/** The statements of the month cannot be issued now. */
export class MonthNotIssuable extends refused(
  'statements.month-not-issuable',
  'The statements of this month cannot be issued',
) {}

/** The month cannot be closed now. */
export class MonthNotClosable extends refused('statements.month-not-closable', 'This month cannot be closed') {}

/** The statement cannot be answered like this. */
export class StatementNotAnswerable extends refused(
  'statements.statement-not-answerable',
  'This cannot be said of the statement now',
) {}

/** The tariff cannot be set from this month on. */
export class TariffNotSettable extends refused(
  'statements.tariff-not-settable',
  'A tariff cannot be set from this month on',
) {}
