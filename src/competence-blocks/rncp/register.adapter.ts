import { ficheOf } from './fiche.rules.js';
import type { FicheProblem, ReadFiche } from './fiche.types.js';
import { RegisterPieces } from './register-pieces.adapter.js';
import { RegisterWalk } from './register-walk.adapter.js';
import type { RegisterElement, RegisterLimits } from './register.types.js';
import { REGISTER_LIMITS } from './register.types.js';

/** Which records to read, and within which bounds. */
export interface RegisterOptions {
  /** Codes such as `RNCP37873`; without it, every record. */
  only?: ReadonlySet<string>;
  limits?: Partial<RegisterLimits>;
}

/**
 * Reads the public register (France compétences, XML export V4.1), one record at a time and never faster than they are
 * taken. The problems of a record come just before it; a record that is left out gives its problems only.
 * Throws RegisterUnreadable, which names line and column, when the file as a whole cannot be trusted.
 */
export async function* readRegister(
  bytes: AsyncIterable<Uint8Array | string>,
  { only, limits }: RegisterOptions = {},
): AsyncGenerator<ReadFiche | FicheProblem> {
  const bounds = { ...REGISTER_LIMITS, ...limits };
  const walk = new RegisterWalk(bounds);
  const pieces = new RegisterPieces(bounds.totalBytes, walk.reached);
  const reading = new Reading(only);
  for await (const piece of pieces.of(bytes)) {
    for (const { record } of walk.take(piece)) yield* reading.of(record);
  }
  walk.end();
}

/** What was read so far: a code that comes a second time is left out. */
class Reading {
  private readonly lines = new Map<string, number>();

  constructor(private readonly only?: ReadonlySet<string>) {}

  of(record: RegisterElement): (ReadFiche | FicheProblem)[] {
    const { fiche, code, problems } = ficheOf(record);
    if (this.only && (code === null || !this.only.has(code))) return [];
    if (!fiche) return problems;
    const first = this.lines.get(fiche.code);
    if (first !== undefined) return [...problems, twice(fiche, first)];
    this.lines.set(fiche.code, fiche.line);
    return [...problems, fiche];
  }
}

function twice({ line, code }: ReadFiche, first: number): FicheProblem {
  const message = `${code} stands already on line ${first}, which is the one read: if this one is right, take the other out.`;
  return { kind: 'problem', line, code, field: 'NUMERO_FICHE', message, severity: 'skipped' };
}
