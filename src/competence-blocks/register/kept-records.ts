import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { unpacked } from './packed-records.adapter.js';
import { RegisterPage } from './register-page.entity.js';

/** Where the record of an entry is kept. */
export interface RecordPlace {
  pageId: string;
  pageByte: number;
  byteCount: number;
}

/** Its columns of `register_entry`. */
export const RECORD_PLACE = `page_id AS "pageId", page_byte AS "pageByte", byte_count AS "byteCount"`;

/** The records of the register as they were read last. */
@Injectable()
export class KeptRecords {
  constructor(private readonly db: Db) {}

  /** The records of these entries, one after another; a page that several share in a row is opened once. */
  async *of<Entry extends RecordPlace>(entries: Entry[]): AsyncGenerator<[entry: Entry, record: Buffer]> {
    let opened: { id: string; records: Buffer } | null = null;
    for (const entry of entries) {
      const { pageId, pageByte, byteCount } = entry;
      if (opened === null || opened.id !== pageId) opened = { id: pageId, records: await this.page(pageId) };
      yield [entry, opened.records.subarray(pageByte, pageByte + byteCount)];
    }
  }

  /** The record of one title, with the file that it was read from first; null when the register has none. */
  async one(code: string): Promise<{ record: Buffer; fileName: string } | null> {
    const kept = await this.db.one<Omit<RecordPlace, 'pageId'> & { content: Buffer; fileName: string }>(
      `SELECT e.page_byte AS "pageByte", e.byte_count AS "byteCount", p.content, r.file_name AS "fileName"
       FROM competence_blocks.register_entry e
       JOIN competence_blocks.register_page p ON p.id = e.page_id
       JOIN competence_blocks.register_reading r ON r.id = p.reading_id
       WHERE e.code = $1`,
      [code],
    );
    if (!kept) return null;
    const records = await unpacked(kept.content);
    return { record: records.subarray(kept.pageByte, kept.pageByte + kept.byteCount), fileName: kept.fileName };
  }

  private async page(id: string): Promise<Buffer> {
    const { content } = await this.db.of(RegisterPage).findOneByOrFail({ id });
    return unpacked(content);
  }
}
