import { ConstraintViolated } from '../../platform/database/database.errors.js';
import { check, type Check } from '../../platform/kernel/decision.js';
import { MOVE } from './move.rules.js';

/** That an error kept a learner where they were, with its constraint, code or name: what was begun for them is undone. */
export function failureOf(error: unknown): Check {
  return check(MOVE.noError, false, { cause: causeOf(error) }, { nextActor: 'officer' });
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof ConstraintViolated) return error.constraint;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
