import { splitCompetences } from '../rncp/competence-list.rules.js';
import { plainText } from '../rncp/rich-text.rules.js';

/** A run of text: said on both sides, official and said no more, or added to it. Markers of lists are said by nobody. */
export interface Run {
  text: string;
  mark: 'kept' | 'lost' | 'added';
}

/** The official text beside the curated one, with what differs, wherever in the block it moved to. */
export interface Wording {
  official: Run[];
  /** For each text that was given, in its order, with how many words were added to it. */
  curated: { runs: Run[]; added: number }[];
  /** How many words. */
  lost: number;
}

/** A word of a text, and where it stands there. */
interface Word {
  key: string;
  from: number;
  to: number;
}

/** So many words that stand in both texts, from these places on. */
interface Shared {
  left: number;
  right: number;
  length: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Beyond so many words, a single one that is common is not looked for everywhere. */
const MANY_WORDS = 3000;

/**
 * What was changed of the official wording, word by word. The longest runs that stand on both sides are kept first, so
 * a competence that only moved differs in nothing; case and punctuation are no words.
 */
export function wordingOf(officialText: string, texts: readonly string[]): Wording {
  const official = plainText(officialText);
  const said = wordsOf(official);
  const left = withoutMarkers(said, splitCompetences(officialText).competences.flatMap(wordsOf));
  const rights = texts.map(wordsOf);
  const right = rights.flat();
  const kept = keptOf(left, right, startsOf(rights));
  const lost = new Set(left.filter((_, at) => !kept.left.has(at)));
  const added = new Set(right.filter((_, at) => !kept.right.has(at)));
  return {
    official: runsOf(official, said, (word) => (lost.has(word) ? 'lost' : 'kept')),
    curated: texts.map((text, at) => {
      const words = rights[at] ?? [];
      const runs = runsOf(text, words, (word) => (added.has(word) ? 'added' : 'kept'));
      return { runs, added: words.filter((word) => added.has(word)).length };
    }),
    lost: lost.size,
  };
}

/** Shorter words (de, la, les) stand everywhere and tell nothing of what two texts share. */
const TELLING = 4;

/** How much two texts say alike: the share of their words, less the small ones, that stand in both; 0 to 1. */
export function likenessOf(one: string, other: string): number {
  const [left, right] = [tellingWordsOf(one), tellingWordsOf(other)];
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shared = right.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count > 0;
  });
  const all = left.length + right.length;
  return all === 0 ? 0 : (2 * shared.length) / all;
}

function tellingWordsOf(text: string): string[] {
  return wordsOf(text).flatMap(({ key }) => (key.length < TELLING ? [] : key));
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    key: word.normalize('NFKC').toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}

/** The words that open an item of the list (`1`, `C2`) are not among those of the competences that were read. */
function withoutMarkers(said: readonly Word[], read: readonly Word[]): Word[] {
  let next = 0;
  return said.filter(({ key }) => {
    if (key !== read[next]?.key) return false;
    next += 1;
    return true;
  });
}

/** Where a text begins: no shared run goes over it. */
function startsOf(rights: readonly Word[][]): Set<number> {
  let at = 0;
  return new Set(rights.map(({ length }) => (at += length)));
}

function keptOf(left: readonly Word[], right: readonly Word[], starts: ReadonlySet<number>) {
  const kept = { left: new Set<number>(), right: new Set<number>() };
  for (const { left: l, right: r, length } of sharedRuns(left, right, starts)) {
    for (let step = 0; step < length; step += 1) {
      if (kept.left.has(l + step) || kept.right.has(r + step)) continue;
      kept.left.add(l + step);
      kept.right.add(r + step);
    }
  }
  return kept;
}

/** Every run of words that stands on both sides and goes no further, the longest first. */
function sharedRuns(left: readonly Word[], right: readonly Word[], starts: ReadonlySet<number>): Shared[] {
  const places = placesOf(left);
  const shortest = left.length + right.length > MANY_WORDS ? 2 : 1;
  const goesOn = (l: number, r: number) => !starts.has(r) && isSame(left[l], right[r]);
  const lengthAt = (l: number, r: number) => {
    let length = 1;
    while (goesOn(l + length, r + length)) length += 1;
    return length;
  };
  const runs = right.flatMap(({ key }, r) =>
    (places.get(key) ?? [])
      .filter((l) => starts.has(r) || l === 0 || r === 0 || !isSame(left[l - 1], right[r - 1]))
      .map((l) => ({ left: l, right: r, length: lengthAt(l, r) })),
  );
  return runs
    .filter(({ length }) => length >= shortest)
    .toSorted((a, b) => b.length - a.length || a.right - b.right || a.left - b.left);
}

/** Where each word stands. */
function placesOf(words: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { key }] of words.entries()) {
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
  }
  return places;
}

function isSame(one: Word | undefined, other: Word | undefined): boolean {
  return one !== undefined && one.key === other?.key;
}

/** A text in runs of one mark; what stands between two words goes with the first, unless both are marked alike. */
function runsOf(text: string, words: readonly Word[], markOf: (word: Word) => Run['mark']): Run[] {
  const runs: Run[] = [];
  const add = (piece: string, mark: Run['mark']) => {
    const last = runs.at(-1);
    if (piece === '') return;
    if (last?.mark === mark) last.text += piece;
    else runs.push({ text: piece, mark });
  };
  let at = 0;
  for (const [index, word] of words.entries()) {
    const mark = markOf(word);
    const before = words[index - 1];
    add(text.slice(at, word.from), before && markOf(before) === mark ? mark : 'kept');
    add(text.slice(word.from, word.to), mark);
    at = word.to;
  }
  add(text.slice(at), 'kept');
  return runs;
}
