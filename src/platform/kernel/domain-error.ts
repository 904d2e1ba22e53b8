import type { Check, Facts } from './decision.js';

/** The five ways in which the domain says no; `platform/http/problem.filter.ts` gives each its HTTP status. */
export type ErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'refused';

/** One field, line or file that is wrong, and what to do about it. */
export interface Fault {
  /** Where: a field path (`birth.year`), a line (`line 12`) or a file name. */
  at: string;
  /** English, for programs and for readers of the code. */
  message: string;
  /** Under which people are told the same in their language: a key of `templates/locales/<language>/faults.json`. */
  code?: string;
  /** What that sentence is filled with. */
  facts?: Facts;
}

/** A refusal in the words of the domain. `code` is stable; texts for people are found by it. */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly code: string;

  constructor(
    message: string,
    readonly facts: Facts = {},
    readonly checks: Check[] = [],
    readonly faults: Fault[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}
