import type { FicheProblem } from '../rncp/fiche.types.js';
import type { ImportProblem } from '../rncp/import.types.js';
import type { ReadRecord, ResumeAt } from '../rncp/register.adapter.js';
import { entryOf } from './entry.rules.js';

const FIRST_BYTES = 3_000_000;

/** A title that was read. Its fiche is not kept: a hundred of them would be too much for a short memory. */
export interface ReadEntry {
  code: string;
  line: number;
  /** What is searched and listed of it, as JSON. */
  facts: string;
  /** Its record of the XML export. */
  record: Buffer;
}

/** Titles and problems that are written together, and where a reading goes on after them. */
export class Batch {
  entries: ReadEntry[] = [];
  problems: ImportProblem[] = [];
  resumeAt: ResumeAt | null = null;
  records = 0;
  /** The records one after another, in a memory that is used again. */
  private store = Buffer.allocUnsafe(FIRST_BYTES);
  private end = 0;

  add({ fiche, problems, bytes, resumeAt }: ReadRecord): void {
    this.records += 1;
    if (fiche) {
      const { code, line } = fiche;
      const record = this.keep(bytes);
      const facts = JSON.stringify({ ...entryOf(fiche), line, byteCount: record.length });
      this.entries.push({ code, line, facts, record });
    }
    this.problems.push(...problems.map(asKept));
    this.resumeAt = resumeAt;
  }

  /** Makes room for others. */
  clear(): this {
    this.entries = [];
    this.problems = [];
    this.records = 0;
    this.end = 0;
    return this;
  }

  private keep(bytes: Buffer): Buffer {
    const from = this.end;
    if (from + bytes.length > this.store.length) {
      // The records kept so far stay where they are.
      this.store = Buffer.allocUnsafe(FIRST_BYTES + bytes.length);
      this.end = 0;
      return this.keep(bytes);
    }
    this.end += bytes.copy(this.store, from);
    return this.store.subarray(from, this.end);
  }
}

function asKept({ kind: _kind, ...problem }: FicheProblem): ImportProblem {
  return problem;
}
