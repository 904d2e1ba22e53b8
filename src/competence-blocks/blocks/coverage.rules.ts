import { splitCompetences } from '../rncp/competence-list.rules.js';

/** Whether the curated competences still say every word of the official text, and which words they lost. */
export interface Coverage {
  isWhole: boolean;
  /** In the order of the official text, each once; at most 100. */
  missingWords: string[];
}

const MOST_WORDS_SHOWN = 100;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Do these competences, with their criteria, cover the official text? A word that stands there twice has to stand twice
 * here; bullets and numbers that open a line are no words, and a criterion that repeats its competence adds nothing.
 */
export function coverageOf(
  officialText: string,
  competences: { name: string; criteria: { name: string }[] }[],
): Coverage {
  const left = new Map<string, number>();
  for (const word of competences.flatMap(textsOf).flatMap(wordsOf)) left.set(word, (left.get(word) ?? 0) + 1);
  const missing = new Set<string>();
  for (const word of splitCompetences(officialText).competences.flatMap(wordsOf)) {
    const count = left.get(word) ?? 0;
    if (count === 0) missing.add(word);
    else left.set(word, count - 1);
  }
  return { isWhole: missing.size === 0, missingWords: [...missing].slice(0, MOST_WORDS_SHOWN) };
}

function textsOf({ name, criteria }: { name: string; criteria: { name: string }[] }): string[] {
  return [...new Set([name, ...criteria.map((criterion) => criterion.name)])];
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}
