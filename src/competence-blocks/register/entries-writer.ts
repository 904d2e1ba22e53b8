import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { ReadEntry } from './batch.js';
import { EntryRows } from './entry-rows.js';
import { KeptRecords, RECORD_PLACE, type RecordPlace } from './kept-records.js';
import { ficheIn, packed } from './packed-records.adapter.js';
import { fieldsOfBothThatChanged, fieldsThatChanged, isWhole } from './readings.rules.js';
import { RegisterChange } from './register-change.entity.js';
import type { ChangeKind, ExportFormat } from './register.types.js';

/** Titles that were read, told apart by what stands of them, and ready to be written. */
export interface PreparedEntries {
  again: ReadEntry[];
  others: ReadEntry[];
  /** The records of the others, packed. */
  page: Buffer | null;
  changes: Change[];
  newCount: number;
}

/** A title that stood before. */
interface Known extends RecordPlace {
  code: string;
  /** The export that its record is from. */
  format: ExportFormat;
  isGone: boolean;
}

type Change = Pick<RegisterChange, 'code' | 'kind' | 'fields'>;

/** Writes titles into the register, and what each of them changes. */
@Injectable()
export class EntriesWriter {
  constructor(
    private readonly db: Db,
    private readonly rows: EntryRows,
    private readonly keptRecords: KeptRecords,
  ) {}

  /**
   * Compares titles with what stands of them, beside the writing of others. A record of the XML export stays where a CSV
   * one says less. `isFirst`: that they are new is no news.
   */
  async prepare(
    entries: ReadEntry[],
    { isFirst, format }: { isFirst: boolean; format: ExportFormat },
  ): Promise<PreparedEntries> {
    const known = await this.knownOf(entries);
    const stood = await this.recordsOf(known);
    const isSame = ({ code, record }: ReadEntry) => stood.get(code)?.equals(record) ?? false;
    const saysLess = ({ code }: ReadEntry) => format === 'csv' && known.get(code)?.format === 'xml';
    const [same, unlike] = apart(entries, isSame);
    const [lesser, others] = apart(unlike, saysLess);
    const again = [...same, ...lesser];
    const page = others.length > 0 ? packed(others.map(({ record }) => record)) : null;
    const newOnes = others.filter(({ code }) => !known.has(code));
    const changes = await changesOf(unlike, { known, stood, format });
    changes.push(...same.filter(({ code }) => known.get(code)?.isGone).map(({ code }) => plainChange(code, 'back')));
    if (!isFirst) changes.push(...newOnes.map(({ code }) => plainChange(code, 'new')));
    return { again, others, page: await page, changes, newCount: newOnes.length };
  }

  /** Writes them, in the transaction of their reading. */
  async write({ again, others, page, changes }: PreparedEntries, readingId: string): Promise<void> {
    if (again.length > 0) await this.rows.findAgain(again, readingId);
    if (page) await this.rows.write(others, page, readingId);
    await this.note(changes, readingId);
  }

  /** The titles that a reading has written so far, with their lines. */
  async linesReadIn(readingId: string): Promise<[code: string, line: number][]> {
    const rows = await this.db.sql<{ code: string; line: number }>(
      'SELECT code, line FROM competence_blocks.register_entry WHERE read_in = $1',
      [readingId],
    );
    return rows.map(({ code, line }) => [code, line]);
  }

  /** Marks the titles that a whole directory lacks now as gone; answers how many. An excerpt leaves them as they are. */
  async markGone(readingId: string): Promise<number> {
    const directories = await this.db.sql<{ directory: string; read: number; known: number }>(
      `SELECT directory, count(*) FILTER (WHERE read_in = $1)::int AS read,
         count(*) FILTER (WHERE gone_in IS NULL)::int AS known
       FROM competence_blocks.register_entry GROUP BY directory`,
      [readingId],
    );
    const whole = directories.filter(({ read, known }) => isWhole(read, known)).map(({ directory }) => directory);
    const gone = await this.db.sql<{ code: string }>(
      `UPDATE competence_blocks.register_entry SET gone_in = $1
       WHERE directory = ANY ($2) AND read_in <> $1 AND gone_in IS NULL RETURNING code`,
      [readingId, whole],
    );
    for (let at = 0; at < gone.length; at += ROWS_A_TIME) {
      const some = gone.slice(at, at + ROWS_A_TIME);
      await this.note(
        some.map(({ code }) => ({ code, kind: 'gone', fields: [] })),
        readingId,
      );
    }
    return gone.length;
  }

  /** Lets go of the pages on which no record is kept any more. */
  async dropEmptyPages(): Promise<void> {
    await this.db.sql(`DELETE FROM competence_blocks.register_page p
      WHERE NOT EXISTS (SELECT 1 FROM competence_blocks.register_entry e WHERE e.page_id = p.id)`);
  }

  private async knownOf(entries: ReadEntry[]): Promise<Map<string, Known>> {
    const known = await this.db.sql<Known>(
      `SELECT e.code, e.gone_in IS NOT NULL AS "isGone", r.format, ${RECORD_PLACE}
       FROM competence_blocks.register_entry e JOIN competence_blocks.register_page p ON p.id = e.page_id
       JOIN competence_blocks.register_reading r ON r.id = p.reading_id WHERE e.code = ANY ($1) ORDER BY e.page_id`,
      [entries.map(({ code }) => code)],
    );
    return new Map(known.map((entry) => [entry.code, entry]));
  }

  /** The records of these titles as they stand. */
  private async recordsOf(known: Map<string, Known>): Promise<Map<string, Buffer>> {
    const records = new Map<string, Buffer>();
    for await (const [{ code }, record] of this.keptRecords.of([...known.values()])) records.set(code, record);
    return records;
  }

  private async note(changes: Change[], readingId: string): Promise<void> {
    if (changes.length === 0) return;
    await this.db.of(RegisterChange).insert(changes.map((change) => ({ readingId, ...change })));
  }
}

const ROWS_A_TIME = 1000;

function plainChange(code: string, kind: ChangeKind): Change {
  return { code, kind, fields: [] };
}

function apart<Item>(items: Item[], holds: (item: Item) => boolean): [yes: Item[], no: Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

/** What records say otherwise than those that stood; of two exports, what both say. */
async function changesOf(
  unlike: ReadEntry[],
  { known, stood, format }: { known: Map<string, Known>; stood: Map<string, Buffer>; format: ExportFormat },
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { code, record } of unlike) {
    const before = stood.get(code);
    if (!before) continue;
    const differing = known.get(code)?.format === format ? fieldsThatChanged : fieldsOfBothThatChanged;
    const fields = differing(await ficheIn(before), await ficheIn(record));
    if (known.get(code)?.isGone) changes.push({ code, kind: 'back', fields });
    else if (fields.length > 0) changes.push({ code, kind: 'changed', fields });
  }
  return changes;
}
