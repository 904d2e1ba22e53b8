import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { contentMarkOf } from '../rncp/content-mark.js';
import type { WantedTitle } from './drafting.rules.js';
import { KeptRecords, RECORD_PLACE, type RecordPlace } from './kept-records.js';
import { ficheIn } from './packed-records.adapter.js';

/** A code with what the register and the house have of it. */
export interface KeptTitle extends WantedTitle {
  name: string | null;
  /** Its record as it was read last; null when the register has none. */
  record: Buffer | null;
}

type Row = Omit<RecordPlace, 'pageId'> & {
  pageId: string | null;
  code: string;
  name: string | null;
  blockCount: number | null;
  titleVersionId: string | null;
  version: number;
  contentSha256: string;
};

/** Looks codes up before they are drafted together. */
@Injectable()
export class WantedTitlesQueries {
  constructor(
    private readonly db: Db,
    private readonly keptRecords: KeptRecords,
  ) {}

  /** Each of these codes, in their order. */
  async of(codes: readonly string[]): Promise<KeptTitle[]> {
    const rows = await this.db.sql<Row>(
      `SELECT w.code, e.name, e.block_count AS "blockCount", ${RECORD_PLACE}, n.id AS "titleVersionId", n.version,
         n.content_sha256 AS "contentSha256"
       FROM unnest($1::text[]) WITH ORDINALITY AS w(code, place)
       LEFT JOIN competence_blocks.register_entry e ON e.code = w.code
       LEFT JOIN LATERAL (SELECT id, version, content_sha256 FROM competence_blocks.title_version t
         WHERE t.code = w.code ORDER BY version DESC LIMIT 1) n ON TRUE
       ORDER BY w.place`,
      [codes],
    );
    const found = rows.flatMap((row) => (row.pageId === null ? [] : [{ ...row, pageId: row.pageId }]));
    const records = new Map<string, { record: Buffer; mark: string }>();
    for await (const [{ code }, bytes] of this.keptRecords.of(found.toSorted(byPlace))) {
      const record = Buffer.from(bytes);
      records.set(code, { record, mark: contentMarkOf(await ficheIn(record)) });
    }
    return rows.map((row) => titleOf(row, records.get(row.code)));
  }

  /** The file that the register was read from last. */
  async fileName(): Promise<string> {
    const row = await this.db.one<{ fileName: string }>(
      `SELECT file_name AS "fileName" FROM competence_blocks.register_reading ORDER BY started_at DESC, id DESC LIMIT 1`,
    );
    return row?.fileName ?? '';
  }
}

/** A page that several share is opened once. */
function byPlace(a: RecordPlace, b: RecordPlace): number {
  return a.pageId.localeCompare(b.pageId) || a.pageByte - b.pageByte;
}

function titleOf(row: Row, kept: { record: Buffer; mark: string } | undefined): KeptTitle {
  const { code, name, blockCount, titleVersionId, version, contentSha256 } = row;
  const newest = titleVersionId === null ? null : { titleVersionId, version, isSame: contentSha256 === kept?.mark };
  return { code, name, blockCount, newest, record: kept?.record ?? null };
}
