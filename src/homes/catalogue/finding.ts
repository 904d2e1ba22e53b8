import type { PublicTitle } from '../../competence-blocks/index.js';

/** What narrows the catalogue. */
export interface CatalogueAsked {
  q: string;
  level: number | null;
}

/** Is every word of the search said by the title: in its code, names, certifiers or presentation, in whatever language? */
export function isFound(title: PublicTitle, { q, level }: CatalogueAsked, said: (french: string) => string): boolean {
  if (level !== null && title.level !== level) return false;
  const french = [title.name, title.presentation, ...title.blocks.map(({ name }) => name)];
  const others = [title.code, ...title.certifiers.map(({ name }) => name), ...french.map(said)];
  const words = plain([...french, ...others].join(' '));
  return plain(q)
    .split(/\s+/)
    .every((word) => words.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
