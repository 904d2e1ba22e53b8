import { wordsOf } from './entry.rules.js';
import { DIRECTORIES } from './register.types.js';

/** As many words of a search count. */
const MOST_WORDS = 8;

/** What a typed text looks for: titles whose code begins so, or titles that have all of the words. */
export interface Wanted {
  /** `RNCP378`; for bare digits one of each directory. */
  codes: string[];
  words: string[];
}

/** What somebody looks for who types a code or a part of it, of a block even, or words. */
export function wantedIn(text: string): Wanted {
  const typed = text.trim().toUpperCase();
  const [, directory, digits = ''] = /^(RNCP|RS)?\s*(\d{0,5})(?:BC\d{0,2})?$/.exec(typed) ?? [];
  if (directory) return { codes: [directory + digits], words: [] };
  if (digits) return { codes: DIRECTORIES.map((either) => either + digits), words: [] };
  return { codes: [], words: [...new Set(wordsOf(text))].slice(0, MOST_WORDS) };
}

/** A word and those that begin with it, as PostgreSQL is asked for them. */
export function beginningWith(word: string): string {
  return `${word}:*`;
}

/** What ranks the titles found: a whole word counts more than one that only begins so. */
export function rankedBy(words: string[]): string {
  return words.flatMap((word) => [word, beginningWith(word)]).join(' | ');
}
