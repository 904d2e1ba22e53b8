import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import type { Batch } from './batch.js';
import type { PreparedEntries } from './entries-writer.js';
import { RegisterReading } from './register-reading.entity.js';
import type { ExportFormat } from './register.types.js';

/** The longest list of problems that is kept of a reading. */
const MOST_PROBLEMS = 1000;

/** A reading as it is told, without its problems. */
export type Reading = Omit<RegisterReading, 'problems'>;

/** A reading under way. */
export interface UnderWay {
  reading: Reading;
  /** Was the register never read to its end before? */
  isFirst: boolean;
  /** Was it taken up where an earlier one broke off? */
  isResumed: boolean;
}

const NOTHING_READ = {
  endedAt: null,
  resumeAtByte: 0,
  resumeAtLine: 1,
  encoding: 'utf-8',
  lastCode: null,
  readCount: 0,
  newCount: 0,
  changedCount: 0,
  goneCount: 0,
  problemCount: 0,
  problems: [],
};

/** Keeps how far each reading of the register has come. */
@Injectable()
export class ReadingLog {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The reading of the same file that broke off, or a new one. */
  async begin(file: { mark: string; format: ExportFormat }, fileName: string, actor: Actor): Promise<UnderWay> {
    const readings = this.db.of(RegisterReading);
    const isFirst = !(await readings.existsBy({ endedAt: Not(IsNull()) }));
    const brokenOff = await readings.findOneBy({ fileMark: file.mark, endedAt: IsNull() });
    if (brokenOff) return { reading: brokenOff, isFirst, isResumed: true };
    const reading = readings.create({
      id: newId(),
      fileName,
      fileMark: file.mark,
      format: file.format,
      startedAt: (await this.clock.now()).toJSDate(),
      startedBy: actor.id,
      ...NOTHING_READ,
    });
    await readings.insert(reading);
    return { reading, isFirst, isResumed: false };
  }

  /** Notes a batch that is written in the same transaction; answers the reading as it is then. */
  async advance(reading: Reading, batch: Batch, prepared: PreparedEntries): Promise<Reading> {
    const { resumeAt, entries, problems } = batch;
    const changed = prepared.changes.filter(({ kind }) => kind === 'changed').length;
    const next = {
      resumeAtByte: resumeAt?.byte ?? reading.resumeAtByte,
      resumeAtLine: resumeAt?.line ?? reading.resumeAtLine,
      encoding: resumeAt?.encoding ?? reading.encoding,
      lastCode: entries.at(-1)?.code ?? reading.lastCode,
      readCount: reading.readCount + entries.length,
      newCount: reading.newCount + prepared.newCount,
      changedCount: reading.changedCount + changed,
      problemCount: reading.problemCount + problems.length,
    };
    await this.db.of(RegisterReading).update({ id: reading.id }, next);
    const kept = problems.slice(0, Math.max(0, MOST_PROBLEMS - reading.problemCount));
    if (kept.length > 0) await this.keep(reading.id, kept);
    return { ...reading, ...next };
  }

  /** The file was read to its end. */
  async end(reading: Reading, goneCount: number): Promise<void> {
    const endedAt = (await this.clock.now()).toJSDate();
    await this.db.of(RegisterReading).update({ id: reading.id }, { endedAt, goneCount });
  }

  /** Lets go of a reading that read nothing. */
  async drop({ id }: Reading): Promise<void> {
    await this.db.of(RegisterReading).delete({ id, readCount: 0, problemCount: 0 });
  }

  private async keep(readingId: string, problems: Batch['problems']): Promise<void> {
    await this.db.sql('UPDATE competence_blocks.register_reading SET problems = problems || $2::jsonb WHERE id = $1', [
      readingId,
      JSON.stringify(problems),
    ]);
  }
}
