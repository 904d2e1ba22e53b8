import type { ReadCorrespondence } from '../rncp/fiche.types.js';
import type { NamedPair } from './correspondence.rules.js';

/** A version of a title with what its record says of others. */
export interface NamingTitle {
  code: string;
  correspondences: ReadCorrespondence[];
}

/**
 * What the records of two titles name between them. The register says that blocks of one title stand, together, for
 * some of another, in the record of either; a whole title without its blocks says nothing of one. A block that stands
 * alone for another does so wholly, several that stand for it together each do in part.
 */
export function namedPairs(from: NamingTitle, to: NamingTitle): NamedPair[] {
  const forward = from.correspondences
    .filter(({ toCode }) => toCode === to.code)
    .flatMap(({ fromBlocks, toBlocks }) => pairsOf(fromBlocks, toBlocks));
  const backward = to.correspondences
    .filter(({ toCode }) => toCode === from.code)
    .flatMap(({ fromBlocks, toBlocks }) => pairsOf(toBlocks, fromBlocks));
  return [...forward, ...backward];
}

function pairsOf(fromBlocks: readonly string[], toBlocks: readonly string[]): NamedPair[] {
  const kind = fromBlocks.length === 1 ? 'total' : 'partial';
  return fromBlocks.flatMap((fromCode) => toBlocks.map((toCode) => ({ fromCode, toCode, kind }) as const));
}
