import { check, type Check } from '../../platform/kernel/decision.js';
import { MOVE } from './move.rules.js';

/** That an error kept a learner where they were, with its constraint, code or name: what was begun for them is undone. */
export function failureOf(error: unknown): Check {
  return check(MOVE.noError, false, { cause: causeOf(error) }, { nextActor: 'officer' });
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { constraint, code } = error as { constraint?: unknown; code?: unknown };
  if (typeof constraint === 'string') return constraint;
  return typeof code === 'string' ? code : error.name;
}
