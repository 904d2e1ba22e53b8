import type { ReadFiche } from '../rncp/fiche.types.js';
import { kindOf } from '../rncp/title-draft.rules.js';
import type { Directory, EntryFacts } from './register.types.js';

/** A title as it is found: its facts, and the words by which it is searched, as PostgreSQL keeps them. */
export interface Entry extends EntryFacts {
  words: string;
  certifierWords: string;
}

/** What is searched and listed of a record of the register. */
export function entryOf(fiche: ReadFiche): Entry {
  const { code, title: name, level, active, state, blocks } = fiche;
  const { decidedOn, effectiveOn, registeredUntilOn, awardableUntilOn } = fiche;
  const labels = [...fiche.rome, ...fiche.nsf, ...fiche.formacodes].map(({ label }) => label ?? '');
  const [, directory = '', number = ''] = /^(RNCP|RS)(\d+)$/.exec(code) ?? [];
  return {
    code,
    directory: directory as Directory,
    number: Number(number),
    name,
    kind: kindOf(fiche),
    level,
    active,
    state,
    certifiers: fiche.certifiers.map(({ siret, name: certifier }) => ({ siret, name: certifier })),
    decidedOn,
    effectiveOn,
    registeredUntilOn,
    awardableUntilOn,
    blockCount: blocks.length,
    words: weighed(wordsOf(name), wordsOf([...blocks.map((block) => block.name), ...labels].join(' '))),
    certifierWords: weighed(wordsOf(fiche.certifiers.map(certifierText).join(' ')), []),
  };
}

function certifierText({ name, siret }: { name: string; siret: string | null }): string {
  return siret ? `${name} ${siret}` : name;
}

/** The words of a name count more than the others: `developpeur:1A web:1A application:1C`. */
function weighed(first: string[], others: string[]): string {
  const known = new Set(first);
  return [...known]
    .map((word) => `${word}:1A`)
    .concat(others.filter((word) => known.size < known.add(word).size).map((word) => `${word}:1C`))
    .join(' ');
}

/** Small words that tell nothing, with those that an apostrophe leaves. */
const EMPTY = new Set('de du des le la les un une et ou en au aux dans pour par sur avec son sa ses'.split(' '));

/**
 * The words of a text as they are compared: small, without accents, in the singular as far as an s or x goes, so that
 * « developpeur » finds « Développeurs ».
 */
export function wordsOf(text: string): string[] {
  const words = folded(text).match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => word.length > 1 && !EMPTY.has(word)).map(singular);
}

function singular(word: string): string {
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[\u0080-\uffff]/g, plainLetter);
}

const PLAIN = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
]);

function plainLetter(letter: string): string {
  let plain = PLAIN.get(letter);
  if (plain === undefined) {
    plain = letter.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
    PLAIN.set(letter, plain);
  }
  return plain;
}
