import type { ElementShape } from './register.types.js';
import { REGISTER_SHAPE } from './register.types.js';

/** A shape made ready for looking up: its name is shared by all its elements; `inside` is null where only text stands. */
export interface Kept {
  name: string;
  close: string;
  inside: ReadonlyMap<string, Kept> | null;
}

/** What is kept below the root of a register. */
export const KEPT = keptOf('', REGISTER_SHAPE);

function keptOf(name: string, shape: ElementShape): Kept {
  const close = `</${name}>`;
  if (shape === 'text') return { name, close, inside: null };
  return { name, close, inside: new Map(Object.entries(shape).map(([child, of]) => [child, keptOf(child, of)])) };
}
