import { DomainError } from '../../platform/kernel/domain-error.js';
import type { Saying } from './fiche.types.js';

/** A place in a file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** The file is not a register that can be read: not XML, cut short, of another version, or beyond a bound. */
export class RegisterUnreadable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'competence-blocks.register-unreadable';

  constructor({ line, column }: Place, saying: Saying) {
    super('The register cannot be read', { line, column }, [], [{ at: `line ${line}, column ${column}`, ...saying }]);
  }
}
