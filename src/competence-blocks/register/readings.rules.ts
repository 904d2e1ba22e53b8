import type { ReadFiche } from '../rncp/fiche.types.js';
import { contentOf } from '../rncp/title-draft.rules.js';

/** A file with fewer titles than this share of those known is an excerpt: what it lacks is not gone. */
export const WHOLE_SHARE = 0.9;

/** Is a file that has so many titles of a directory the whole of it, beside those that were published so far? */
export function isWhole(read: number, known: number): boolean {
  return read > 0 && read >= known * WHOLE_SHARE;
}

/** What a record says otherwise than before, less what the register only counts: `registeredUntilOn`, `blocks`. */
export function fieldsThatChanged(before: ReadFiche, after: ReadFiche): string[] {
  return differing(facts(before), facts(after));
}

/** The same for a record of the XML export beside one of the CSV export, of what both of them say. */
export function fieldsOfBothThatChanged(before: ReadFiche, after: ReadFiche): string[] {
  return differing(factsOfBoth(before), factsOfBoth(after));
}

function differing(old: Record<string, unknown>, now: Record<string, unknown>): string[] {
  return Object.keys(now).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
}

function factsOfBoth(fiche: ReadFiche): Record<string, unknown> {
  const { title, level, active, decidedOn, effectiveOn, registeredUntilOn, certifiers, blocks } = fiche;
  const names = certifiers.map(({ siret, name }) => `${siret} ${name}`).toSorted();
  const named = blocks.map(({ code, name }) => `${code} ${name}`).toSorted();
  return { title, level, active, decidedOn, effectiveOn, registeredUntilOn, certifiers: names, blocks: named };
}

function facts(fiche: ReadFiche): Record<string, unknown> {
  return { ...contentOf(fiche), state: fiche.state, active: fiche.active };
}
