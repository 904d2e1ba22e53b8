import type { ElementShape } from './register.types.js';
import { REGISTER_SHAPE } from './register.types.js';

/** A shape made ready for looking up: its name is shared by all its elements; `inside` is null where only text stands. */
export interface Kept {
  name: string;
  close: string;
  inside: ReadonlyMap<string, Kept> | null;
}

/** What a reading in brief lets pass: long texts, and lists that it says nothing of. */
const LONG = new Set([
  'PARTENAIRES',
  'ACTIVITES_VISEES',
  'CAPACITES_ATTESTEES',
  'OBJECTIFS_CONTEXTE',
  'PREREQUIS_ENTREE_FORMATION',
  'PREREQUIS_VALIDATION_CERTIFICATION',
  'COMPOSITION',
  'MODALITES_EVALUATION',
  'PREREQUIS_ENTREE_FORMATION_BLOC',
  'PREREQUIS_VALIDATION_BLOC',
  'CORRESPONDANCES',
  'ANCIENNES_CERTIFICATIONS',
  'NOUVELLES_CERTIFICATIONS',
]);

/** What is kept below the root of a register. */
export const KEPT = keptOf('', REGISTER_SHAPE, new Set());

/** The same for a reading in brief. */
export const KEPT_IN_BRIEF = keptOf('', REGISTER_SHAPE, LONG);

function keptOf(name: string, shape: ElementShape, left: ReadonlySet<string>): Kept {
  const close = `</${name}>`;
  if (shape === 'text') return { name, close, inside: null };
  const children = Object.entries(shape).filter(([child]) => !left.has(child));
  return { name, close, inside: new Map(children.map(([child, of]) => [child, keptOf(child, of, left)])) };
}
