import { Injectable } from '@nestjs/common';
import { ReadingUnknown } from '../competence-blocks.errors.js';
import { Db } from '../../platform/database/db.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import type { ImportProblem } from '../rncp/import.types.js';
import type { ChangeKind, ReadingLine } from './register.types.js';

/** What a reading found of one title; the name is null for a title that was never read whole. */
export interface ChangeLine {
  code: string;
  kind: ChangeKind;
  fields: string[];
  name: string | null;
}

/** A reading with what it has to tell, its changes counted by kind. */
export interface ReadingDetail extends ReadingLine {
  /** Was no other read to its end before? That all is new is no news then. */
  isFirst: boolean;
  changeCounts: { kind: ChangeKind; count: number }[];
}

const LINE = `r.id, r.file_name AS "fileName", r.started_at AS "startedAt", r.ended_at AS "endedAt",
  r.last_code AS "lastCode", r.read_count AS "readCount", r.new_count AS "newCount",
  r.changed_count AS "changedCount", r.gone_count AS "goneCount", r.problem_count AS "problemCount"`;

/** Tells what was read of the register when, and what it changed. */
@Injectable()
export class ReadingsQueries {
  constructor(private readonly db: Db) {}

  /** The newest reading, whether it came to its end or not; null before the first. */
  latest(): Promise<ReadingLine | null> {
    return this.db.one<ReadingLine>(
      `SELECT ${LINE} FROM competence_blocks.register_reading r ORDER BY r.id DESC LIMIT 1`,
    );
  }

  /** The readings, the newest first; `after` is the id of the last one of the page before. */
  async list(after: string | undefined, size: number): Promise<Page<ReadingLine>> {
    const rows = await this.db.sql<ReadingLine>(
      `SELECT ${LINE} FROM competence_blocks.register_reading r WHERE $1::uuid IS NULL OR r.id < $1
       ORDER BY r.id DESC LIMIT $2`,
      [after ?? null, size + 1],
    );
    return pageOf(rows, size, ({ id }) => id);
  }

  /** One reading. Throws ReadingUnknown. */
  async detail(readingId: string): Promise<ReadingDetail> {
    const reading = await this.db.one<ReadingLine & { isFirst: boolean }>(
      `SELECT ${LINE}, NOT EXISTS (SELECT 1 FROM competence_blocks.register_reading b
         WHERE b.id < r.id AND b.ended_at IS NOT NULL) AS "isFirst"
       FROM competence_blocks.register_reading r WHERE r.id = $1`,
      [readingId],
    );
    if (!reading) throw new ReadingUnknown(readingId);
    const changeCounts = await this.db.sql<{ kind: ChangeKind; count: number }>(
      `SELECT kind, count(*)::int AS count FROM competence_blocks.register_change WHERE reading_id = $1
       GROUP BY kind ORDER BY kind`,
      [readingId],
    );
    return { ...reading, changeCounts };
  }

  /** What a reading found changed, by code; `after` is the last code of the page before. */
  async changes(
    readingId: string,
    { kind, after }: { kind?: ChangeKind; after?: string },
    size: number,
  ): Promise<Page<ChangeLine>> {
    const rows = await this.db.sql<ChangeLine>(
      `SELECT c.code, c.kind, c.fields, e.name
       FROM competence_blocks.register_change c LEFT JOIN competence_blocks.register_entry e ON e.code = c.code
       WHERE c.reading_id = $1 AND ($2::text IS NULL OR c.kind = $2) AND c.code > $3 ORDER BY c.code LIMIT $4`,
      [readingId, kind ?? null, after ?? '', size + 1],
    );
    return pageOf(rows, size, ({ code }) => code);
  }

  /** The problems of a reading that are kept, from this place on, and how many are kept in all. */
  async problems(readingId: string, from: number, size: number): Promise<{ rows: ImportProblem[]; kept: number }> {
    const found = await this.db.one<{ rows: ImportProblem[]; kept: number }>(
      `SELECT jsonb_array_length(problems) AS kept, COALESCE((SELECT jsonb_agg(p.problem ORDER BY p.place)
           FROM jsonb_array_elements(problems) WITH ORDINALITY AS p(problem, place)
           WHERE p.place > $2::int AND p.place <= $2::int + $3::int), '[]') AS rows
       FROM competence_blocks.register_reading WHERE id = $1`,
      [readingId, from, size],
    );
    if (!found) throw new ReadingUnknown(readingId);
    return found;
  }
}
