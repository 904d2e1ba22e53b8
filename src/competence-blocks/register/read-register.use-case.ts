import { Injectable } from '@nestjs/common';
import type { RegisterRead } from '../competence-blocks.events.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ImportTurn } from '../rncp/import-turn.js';
import { type ReadRecord, readRecords } from '../rncp/register.adapter.js';
import { Batch } from './batch.js';
import { BatchQueue } from './batch-queue.js';
import { EntriesWriter } from './entries-writer.js';
import { RegisterUnreadable } from '../rncp/register.errors.js';
import { ReadingLog, type UnderWay } from './reading-log.js';
import { openRegisterFile, type RegisterFile } from './register-file.adapter.js';
import type { RegisterReading } from './register-reading.entity.js';

/** As many records are written at a time; while they are, the next are compared and those after them read. */
const RECORDS_A_TIME = 100;

export interface ReadRegisterInput {
  /** The file on disk: the XML export, or the archive of it or of the CSV export. */
  path: string;
  fileName: string;
  onProgress?: (progress: Progress) => void;
}

/** How far a reading has come. */
export interface Progress {
  bytes: number;
  ofBytes: number;
  records: number;
}

/** What a reading did. */
export type ReadingReport = Pick<UnderWay, 'isResumed'> &
  Pick<RegisterReading, 'readCount' | 'newCount' | 'changedCount' | 'goneCount' | 'problemCount'> & {
    readingId: string;
  };

/**
 * Reads an export of the public register into the house, a hundred titles at a time. What was read stays when it breaks
 * off, and the same file is taken up there. Throws RegisterUnreadable, ImportUnderWay.
 */
@Injectable()
export class ReadRegister {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly turn: ImportTurn,
    private readonly log: ReadingLog,
    private readonly writer: EntriesWriter,
  ) {}

  run(input: ReadRegisterInput, actor: Actor): Promise<ReadingReport> {
    return this.turn.take(async () => {
      const file = await openRegisterFile(input.path);
      try {
        return await this.readWhole(file, input, actor);
      } finally {
        file.close();
      }
    });
  }

  private async readWhole(file: RegisterFile, input: ReadRegisterInput, actor: Actor): Promise<ReadingReport> {
    const underWay = await this.log.begin(file, input.fileName, actor);
    try {
      await this.read(underWay, file, input.onProgress);
    } catch (error) {
      // A file that is no register at all gave nothing, and is not to be taken up again.
      if (error instanceof RegisterUnreadable) await this.log.drop(underWay.reading);
      throw error;
    }
    const { byteCount } = file;
    input.onProgress?.({ bytes: byteCount, ofBytes: byteCount, records: underWay.reading.readCount });
    return this.end(underWay, actor);
  }

  private async read(underWay: UnderWay, file: RegisterFile, tell?: (progress: Progress) => void): Promise<void> {
    const queue = new BatchQueue(async (full, before) => {
      await this.write(underWay, full, before);
      const { resumeAtByte, readCount: records } = underWay.reading;
      tell?.({ bytes: file.bytesRead?.() ?? resumeAtByte, ofBytes: file.byteCount, records });
    });
    let batch = new Batch();
    try {
      for await (const record of await this.recordsOf(underWay, file)) {
        batch.add(file.format === 'csv' ? withoutUnsaid(record) : record);
        if (batch.records === RECORDS_A_TIME) batch = await queue.exchange(batch);
      }
      await queue.exchange(batch);
    } finally {
      await queue.finish();
    }
  }

  private async recordsOf({ reading, isResumed }: UnderWay, file: RegisterFile): Promise<AsyncIterable<ReadRecord>> {
    if (!isResumed || reading.resumeAtByte === 0) return readRecords(file.xmlFrom(0), { isBrief: true });
    const { id, resumeAtByte: byte, resumeAtLine: line, encoding } = reading;
    return readRecords(file.xmlFrom(byte), {
      isBrief: true,
      resumeAt: { byte, line, encoding },
      readBefore: await this.writer.linesReadIn(id),
    });
  }

  /** Compares a batch at once, and writes it after the one before. */
  private async write(underWay: UnderWay, batch: Batch, before: Promise<void> | undefined): Promise<void> {
    const { isFirst, reading } = underWay;
    const prepared = await this.writer.prepare(batch.entries, { isFirst, format: reading.format });
    await before;
    underWay.reading = await this.db.transaction(async () => {
      await this.writer.write(prepared, underWay.reading.id);
      return this.log.advance(underWay.reading, batch, prepared);
    });
  }

  private end({ reading, isResumed }: UnderWay, actor: Actor): Promise<ReadingReport> {
    return this.db.transaction(async () => {
      const goneCount = await this.writer.markGone(reading.id);
      await this.writer.dropEmptyPages();
      await this.log.end(reading, goneCount);
      const { id: readingId, fileMark, readCount, newCount, changedCount, problemCount } = reading;
      const counts = { readCount, newCount, changedCount, goneCount, problemCount };
      await this.events.record<RegisterRead>(
        { name: 'competence-blocks.register-read', subject: readingId, data: { readingId, fileMark, ...counts } },
        actor,
      );
      return { readingId, isResumed, ...counts };
    });
  }
}

/** The CSV files never say competences: that a block has none there is no problem of the register. */
function withoutUnsaid(record: ReadRecord): ReadRecord {
  return { ...record, problems: record.problems.filter(({ field }) => !field.endsWith('.LISTE_COMPETENCES')) };
}
