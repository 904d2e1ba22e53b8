import { createHash } from 'node:crypto';
import type { ReadFiche } from './fiche.types.js';
import { contentOf } from './title-draft.rules.js';

/** By which the same content of a title is known again: the SHA-256 of what it is made of. */
export function contentMarkOf(fiche: ReadFiche): string {
  return createHash('sha256')
    .update(JSON.stringify(contentOf(fiche)))
    .digest('hex');
}
