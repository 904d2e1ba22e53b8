import { QueryFailedError } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';

const UNIQUE = '23505';
const EXCLUSION = '23P01';
const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
const LOCK_TIMEOUT = '55P03';

interface PostgresError {
  code?: string;
  constraint?: string;
}

/** Another change was faster, and the database held the rule that the constraint is named after. */
export class ConstraintViolated extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'platform.already-taken';
  constructor(readonly constraint: string) {
    super('Another change was faster: load the page again and look at what stands now', { constraint });
  }
}

/** The database cannot be reached; nothing was changed. */
export class DatabaseUnreachable extends Error {}

/** The name of the unique or exclusion constraint that an error is about, or null. */
export function violatedConstraint(error: unknown): string | null {
  const { code, constraint } = postgresError(error);
  return code === UNIQUE || code === EXCLUSION ? (constraint ?? 'unknown') : null;
}

/** Would the same transaction, run again, have a fair chance? */
export function worthAnotherTry(error: unknown): boolean {
  const { code } = postgresError(error);
  return code === DEADLOCK || code === SERIALIZATION || code === LOCK_TIMEOUT;
}

/** Is this error about reaching the server rather than about what was asked of it? */
export function isConnectionTrouble(error: unknown): boolean {
  const { code = '' } = postgresError(error);
  const message = error instanceof Error ? error.message : '';
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code === '53300' ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Driver not Connected/.test(message)
  );
}

function postgresError(error: unknown): PostgresError {
  if (error instanceof QueryFailedError) return error.driverError as PostgresError;
  return error instanceof Error ? (error as PostgresError) : {};
}
