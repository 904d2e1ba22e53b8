import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { RevisionUnknown } from '../competence-blocks.errors.js';
import { BlockRevision } from './block-revision.entity.js';
import { CurationRecord } from './curation-record.js';

export interface RestoreBlockInput {
  titleVersionId: string;
  blockId: string;
  /** The revision to take back. */
  number: number;
  /** The revision that the officer had before them. */
  revision: number;
}

/** Takes an older state of the competences of a block back, as a step of its own: what stood until now is kept too. */
@Injectable()
export class RestoreBlock {
  constructor(
    private readonly db: Db,
    private readonly record: CurationRecord,
  ) {}

  run({ number, ...which }: RestoreBlockInput, actor: Actor): Promise<{ blockId: string }> {
    return this.db.transaction(async () => {
      const block = await this.record.open(which);
      const kept = await this.db.of(BlockRevision).findOneBy({ blockId: block.id, number });
      if (!kept) throw new RevisionUnknown(number);
      const restores = kept.restores ?? number;
      return this.record.keep(block, { competences: kept.competences, step: 'restored', restores }, actor);
    });
  }
}
