import { Injectable } from '@nestjs/common';
import { RegisterTitleNotDraftable, RegisterTitleUnknown } from '../competence-blocks.errors.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { ImportRegister } from '../rncp/import-register.use-case.js';
import type { ImportedTitle } from '../rncp/import.types.js';
import { mayDraft } from '../titles/titles.rules.js';
import { KeptRecords } from './kept-records.js';
import { fileOf } from './packed-records.adapter.js';

/**
 * Drafts a title from its record as it was read last, without the file at hand. Throws RegisterTitleUnknown,
 * RegisterTitleNotDraftable, ImportUnderWay.
 */
@Injectable()
export class DraftEntry {
  constructor(
    private readonly db: Db,
    private readonly keptRecords: KeptRecords,
    private readonly importRegister: ImportRegister,
  ) {}

  async run({ code }: { code: string }, actor: Actor): Promise<ImportedTitle> {
    const entry = await this.db.one<{ blockCount: number }>(
      'SELECT block_count AS "blockCount" FROM competence_blocks.register_entry WHERE code = $1',
      [code],
    );
    const kept = entry && (await this.keptRecords.one(code));
    if (!kept) throw new RegisterTitleUnknown(code);
    refuseUnless(mayDraft(entry), (checks) => new RegisterTitleNotDraftable(checks));
    const { record, fileName } = kept;
    const { imported } = await this.importRegister.run({ fileName, bytes: fileOf(record), codes: [code] }, actor);
    const [title] = imported;
    if (!title) throw new Error(`The kept record of ${code} was not drafted`);
    return title;
  }
}
