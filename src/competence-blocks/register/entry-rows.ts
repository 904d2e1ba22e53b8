import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { newId } from '../../platform/kernel/id.js';
import type { ReadEntry } from './batch.js';

/** Each column of an entry, with where it comes from. */
const COLUMNS: [name: string, from: string][] = [
  ['directory', 'directory'],
  ['number', 'number'],
  ['name', 'name'],
  ['kind', 'kind'],
  ['level', 'level'],
  ['active', 'active'],
  ['state', 'state'],
  ['certifiers', 'certifiers'],
  ['decided_on', '"decidedOn"'],
  ['effective_on', '"effectiveOn"'],
  ['registered_until_on', '"registeredUntilOn"'],
  ['awardable_until_on', '"awardableUntilOn"'],
  ['block_count', '"blockCount"'],
  ['words', 'words'],
  ['certifier_words', '"certifierWords"'],
  ['line', 'line'],
  ['page_byte', '(sum("byteCount") OVER (ORDER BY position) - "byteCount")::int'],
  ['byte_count', '"byteCount"'],
  ['page_id', '$2'],
  ['read_in', '$3'],
];

/** The page is written with the titles whose records it holds, one after another. */
const WRITE = `WITH page AS (
    INSERT INTO competence_blocks.register_page (id, reading_id, content) VALUES ($2, $3, $4))
  INSERT INTO competence_blocks.register_entry (code, ${COLUMNS.map(([name]) => name).join(', ')})
  SELECT code, ${COLUMNS.map(([, from]) => from).join(', ')}
  FROM ROWS FROM (json_to_recordset($1::json) AS (code text, directory text, number int, name text, kind text,
    level smallint, active boolean, state text, certifiers jsonb, "decidedOn" date, "effectiveOn" date,
    "registeredUntilOn" date, "awardableUntilOn" date, "blockCount" int, words tsvector, "certifierWords" tsvector,
    line int, "byteCount" int)) WITH ORDINALITY AS given(code, directory, number, name, kind, level, active,
    state, certifiers, "decidedOn", "effectiveOn", "registeredUntilOn", "awardableUntilOn", "blockCount", words,
    "certifierWords", line, "byteCount", position)
  ON CONFLICT (code) DO UPDATE SET gone_in = NULL, ${COLUMNS.map(([name]) => `${name} = EXCLUDED.${name}`).join(', ')}`;

const FIND_AGAIN = `UPDATE competence_blocks.register_entry e SET read_in = $1, gone_in = NULL, line = f.line
  FROM unnest($2::text[], $3::int[]) AS f(code, line) WHERE e.code = f.code`;

/** The rows of the register's titles. */
@Injectable()
export class EntryRows {
  constructor(private readonly db: Db) {}

  /** Writes titles over those of the same code, and their records, packed, as a page of their own. */
  async write(entries: ReadEntry[], page: Buffer, readingId: string): Promise<void> {
    const facts = `[${entries.map((entry) => entry.facts).join(',')}]`;
    await this.db.sql(WRITE, [facts, newId(), readingId, page]);
  }

  /** These titles were found again as they stand. */
  async findAgain(entries: ReadEntry[], readingId: string): Promise<void> {
    await this.db.sql(FIND_AGAIN, [readingId, entries.map(({ code }) => code), entries.map(({ line }) => line)]);
  }
}
