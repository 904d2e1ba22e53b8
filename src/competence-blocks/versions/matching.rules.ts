import { likenessOf } from '../blocks/wording.rules.js';

/** Below this share of common words, two texts say different things. */
const ALIKE = 0.5;

/** Which of two lists belong together, and which stand alone; each once, in the order of its list. */
export interface Matching<Item> {
  pairs: { from: Item; to: Item }[];
  gone: Item[];
  added: Item[];
}

/** Puts together what is most alike, the surest pairs first; what scores 0 stays alone. */
export function matched<Item>(
  from: readonly Item[],
  to: readonly Item[],
  scoreOf: (older: Item, newer: Item) => number,
): Matching<Item> {
  const scores = from
    .flatMap((older, fromAt) => to.map((newer, toAt) => ({ fromAt, toAt, score: scoreOf(older, newer) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.fromAt - b.fromAt || a.toAt - b.toAt);
  const [ofTo, ofFrom] = [new Map<number, number>(), new Map<number, number>()];
  for (const { fromAt, toAt } of scores) {
    if (ofFrom.has(fromAt) || ofTo.has(toAt)) continue;
    ofFrom.set(fromAt, toAt);
    ofTo.set(toAt, fromAt);
  }
  return {
    pairs: to.flatMap((newer, at) => {
      const older = from[ofTo.get(at) ?? -1];
      return older === undefined ? [] : [{ from: older, to: newer }];
    }),
    gone: from.filter((_, at) => !ofFrom.has(at)),
    added: to.filter((_, at) => !ofTo.has(at)),
  };
}

/** How surely two texts are one that was reworded: 2 for the same words in their order, 0 for different things. */
export function sameness(one: string, other: string): number {
  if (plain(one) === plain(other)) return 2;
  const likeness = likenessOf(one, other);
  return likeness < ALIKE ? 0 : likeness;
}

/** The words of a text, small, with nothing between them but a blank. */
export function plain(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}
