import { LONGEST_TEXT } from './texts.types.js';
import type { WrittenText } from './write-texts.use-case.js';

/** The most texts that one section of a title has. */
const MOST = 1000;

/** What the form of a section says: `text-<place>`, `seen-<place>` and `french-<place>` for each text. */
export function textsIn(form: Record<string, unknown>): WrittenText[] {
  return Object.keys(form)
    .filter((name) => name.startsWith('text-'))
    .slice(0, MOST)
    .map((name) => {
      const place = name.slice('text-'.length);
      const text = wordsIn(form[name]);
      const [frenchMark, seen] = [
        wordsIn(form[`french-${place}`]),
        Number.parseInt(wordsIn(form[`seen-${place}`]), 10),
      ];
      return { place, text, ...(frenchMark && { frenchMark }), ...(seen >= 0 && { seen }) };
    });
}

/** The places whose text is longer than any may be. */
export function tooLongIn(texts: readonly WrittenText[]): string[] {
  return texts.filter(({ text }) => text.length > LONGEST_TEXT).map(({ place }) => place);
}

function wordsIn(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
