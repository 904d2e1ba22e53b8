import { ficheOf } from './fiche.rules.js';
import type { FicheProblem, ReadFiche } from './fiche.types.js';
import { RegisterPieces } from './register-pieces.adapter.js';
import { RegisterWalk } from './register-walk.adapter.js';
import type { RegisterElement, RegisterLimits } from './register.types.js';
import { REGISTER_LIMITS } from './register.types.js';

/** Where a reading that broke off goes on: the bytes given begin there, right after a record. */
export interface ResumeAt {
  byte: number;
  line: number;
  encoding: string;
}

/** Which records to read, and within which bounds. */
export interface RegisterOptions {
  /** Codes such as `RNCP37873`; without it, every record. */
  only?: ReadonlySet<string>;
  limits?: Partial<RegisterLimits>;
  resumeAt?: ResumeAt;
  /** Are the long texts left out? */
  isBrief?: boolean;
  /** The codes that were read before the reading broke off, with their lines. */
  readBefore?: Iterable<[code: string, line: number]>;
}

/** A record of the file: the fiche, unless it is left out, and its text in UTF-8, good until the next is asked for. */
export interface ReadRecord {
  fiche: ReadFiche | null;
  problems: FicheProblem[];
  bytes: Buffer;
  /** Where a reading may go on after this record; null where it may not. */
  resumeAt: ResumeAt | null;
}

/**
 * Reads the public register (France compétences, XML export V4.1), one record at a time and never faster than they are
 * taken. Throws RegisterUnreadable, which names line and column, when the file as a whole cannot be trusted.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array | string>,
  options: RegisterOptions = {},
): AsyncGenerator<ReadRecord> {
  const bounds = { ...REGISTER_LIMITS, ...options.limits };
  const walk = new RegisterWalk(bounds, { startsOnLine: options.resumeAt?.line, isBrief: options.isBrief });
  const pieces = new RegisterPieces(bounds.totalBytes, walk.reached, options.resumeAt);
  const reading = new Reading(options);
  for await (const piece of pieces.of(bytes)) {
    for (const { record, bytes: recordBytes } of walk.take(piece)) {
      const { encoding } = pieces;
      const resumeAt = walk.isBetweenRecords ? { byte: piece.endsAt, line: walk.reached().line, encoding } : null;
      const read = reading.of(record);
      if (read) yield { ...read, bytes: recordBytes, resumeAt };
    }
  }
  walk.end();
}

/** The same, record by record: the problems of a record come just before it. */
export async function* readRegister(
  bytes: AsyncIterable<Uint8Array | string>,
  options: RegisterOptions = {},
): AsyncGenerator<ReadFiche | FicheProblem> {
  for await (const { fiche, problems } of readRecords(bytes, options)) {
    yield* problems;
    if (fiche) yield fiche;
  }
}

/** What was read so far: a code that comes a second time is left out. */
class Reading {
  private readonly only: ReadonlySet<string> | undefined;
  private readonly lines: Map<string, number>;

  private readonly isBrief: boolean;

  constructor({ only, readBefore, isBrief = false }: RegisterOptions) {
    this.only = only;
    this.isBrief = isBrief;
    this.lines = new Map(readBefore);
  }

  of(record: RegisterElement): Pick<ReadRecord, 'fiche' | 'problems'> | null {
    const { fiche, code, problems } = ficheOf(record, { isBrief: this.isBrief });
    if (this.only && (code === null || !this.only.has(code))) return null;
    if (!fiche) return { fiche, problems };
    const first = this.lines.get(fiche.code);
    if (first !== undefined && first !== fiche.line)
      return { fiche: null, problems: [...problems, twice(fiche, first)] };
    this.lines.set(detached(fiche.code), fiche.line);
    return { fiche, problems };
  }
}

/** A copy of its own: a part cut from a piece of the file would keep the whole piece in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function twice({ line, code }: ReadFiche, first: number): FicheProblem {
  const message = `${code} stands already on line ${first}, which is the one read: if this one is right, take the other out.`;
  const saying = { reason: 'register-title-twice', message, facts: { title: code, first } };
  return { kind: 'problem', line, code, field: 'NUMERO_FICHE', ...saying, severity: 'skipped' };
}
