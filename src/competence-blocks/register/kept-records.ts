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

  private async page(id: string): Promise<Buffer> {
    const { content } = await this.db.of(RegisterPage).findOneByOrFail({ id });
    return unpacked(content);
  }
}
