import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { RegisterReadInPart } from '../competence-blocks.errors.js';
import { DraftTitles } from './draft-titles.js';
import type { FicheProblem, ReadFiche } from './fiche.types.js';
import { ImportTally } from './import-tally.rules.js';
import { ImportTurn } from './import-turn.js';
import type { ImportReport } from './import.types.js';
import { readRegister } from './register.adapter.js';
import { RegisterUnreadable } from './register.errors.js';
import { RegisterImport } from './register-import.entity.js';

/** As many titles of a whole register are written at a time. */
const TITLES_A_TIME = 100;

/** The longest file that is taken: the real export has 470 MB. */
export const MOST_BYTES = 600_000_000;

export interface ImportRegisterInput {
  fileName: string;
  /** The XML export V4.1; read as it comes, once. */
  bytes: AsyncIterable<Uint8Array | string>;
  /** The titles that are wanted; without it, all of them. */
  codes?: string[];
}

interface Reading {
  importId: string;
  input: ImportRegisterInput;
  startedAt: Date;
  tally: ImportTally;
  actor: Actor;
}

/**
 * Imports titles of the public register as drafts. Titles asked for by code are written together or not at all; a whole
 * register is written some titles at a time, each whole. Throws RegisterUnreadable, RegisterReadInPart, ImportUnderWay.
 */
@Injectable()
export class ImportRegister {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly turn: ImportTurn,
    private readonly draftTitles: DraftTitles,
  ) {}

  run(input: ImportRegisterInput, actor: Actor): Promise<ImportReport> {
    return this.turn.take(async () => {
      const startedAt = (await this.clock.now()).toJSDate();
      const reading: Reading = { importId: newId(), input, startedAt, tally: new ImportTally(input.codes), actor };
      await this.read(reading);
      return { importId: reading.importId, ...reading.tally.report };
    });
  }

  private async read(reading: Reading): Promise<void> {
    const { input, tally } = reading;
    const most = input.codes ? Infinity : TITLES_A_TIME;
    let waiting: ReadFiche[] = [];
    for await (const item of itemsOf(reading)) {
      const fiche = item.kind === 'fiche' ? tally.found(item) : tally.note(item);
      if (fiche) waiting.push(fiche);
      if (waiting.length < most) continue;
      await this.write(reading, waiting);
      waiting = [];
    }
    tally.noteMissing();
    await this.write(reading, waiting, { isLast: true });
  }

  private async write(reading: Reading, fiches: ReadFiche[], { isLast } = { isLast: false }): Promise<void> {
    const { importId, input, tally, actor } = reading;
    const written = await this.db.transaction(async () => {
      const importedAt = (await this.clock.now()).toJSDate();
      await this.db.of(RegisterImport).upsert(importRow(reading), ['id']);
      const isAskedFor = input.codes !== undefined;
      const titles = await this.draftTitles.run(fiches, { importId, importedAt, isAskedFor }, actor);
      const drafted = titles.filter(({ outcome }) => outcome === 'drafted').length;
      const draftedCount = tally.draftedCount + drafted;
      const unchangedCount = tally.unchangedCount + titles.length - drafted;
      const endedAt = isLast ? importedAt : null;
      await this.db.of(RegisterImport).update({ id: importId }, { draftedCount, unchangedCount, endedAt });
      return titles;
    });
    tally.wrote(written);
  }
}

/** The records of the file; a break is told apart when titles before it stand written. */
async function* itemsOf({ input, tally }: Reading): AsyncGenerator<ReadFiche | FicheProblem> {
  const only = input.codes && new Set(input.codes);
  try {
    yield* readRegister(input.bytes, { ...(only && { only }), limits: { totalBytes: MOST_BYTES } });
  } catch (error) {
    if (!(error instanceof RegisterUnreadable) || tally.draftedCount === 0) throw error;
    throw new RegisterReadInPart(error.faults, tally.draftedCount);
  }
}

function importRow({ importId, input, startedAt, tally, actor }: Reading) {
  return {
    id: importId,
    fileName: input.fileName,
    wantedCodes: input.codes ?? null,
    startedAt,
    startedBy: actor.id,
    problemCount: tally.problemCount,
  };
}
