import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { BlockCuratedMeanwhile, BlockNotCurable, BlockUnknown, TitleUnknown } from '../competence-blocks.errors.js';
import type { BlockCurated } from '../competence-blocks.events.js';
import { TitleVersion } from '../titles/title-version.entity.js';
import { mayCurate } from '../titles/titles.rules.js';
import { BlockRevision } from './block-revision.entity.js';
import { Block } from './block.entity.js';
import { Competence } from './competence.entity.js';
import { competenceRowsOf } from './competence-rows.rules.js';
import { Criterion } from './criterion.entity.js';
import type { CuratedCompetence, CurationStep } from './curation.types.js';

/** A block that is about to be curated, and the revision that the officer had before them, when they say so. */
export interface BlockToCurate {
  titleVersionId: string;
  blockId: string;
  revision?: number;
}

/** What stands after one step of curation. */
export interface CurationOutcome {
  competences: CuratedCompetence[];
  step: CurationStep;
  /** The revision that was taken back. */
  restores?: number;
}

/** Opens a block for one step of its curation, and keeps what came of it; both inside the caller's transaction. */
@Injectable()
export class CurationRecord {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** The block, locked. Throws TitleUnknown, BlockUnknown, BlockNotCurable, BlockCuratedMeanwhile. */
  async open({ titleVersionId, blockId, revision }: BlockToCurate): Promise<Block> {
    const title = await this.db.of(TitleVersion).findOneBy({ id: titleVersionId });
    if (!title) throw new TitleUnknown(titleVersionId);
    await this.db.lock(`title ${title.code}`);
    const block = await this.db.of(Block).findOneBy({ id: blockId, titleVersionId });
    if (!block) throw new BlockUnknown(blockId);
    const { state } = await this.db.of(TitleVersion).findOneByOrFail({ id: titleVersionId });
    refuseUnless(mayCurate({ state }), (checks) => new BlockNotCurable(checks));
    if (revision !== undefined && revision !== block.revision) throw new BlockCuratedMeanwhile(block.revision);
    return block;
  }

  /** Puts the competences in the place of those of the block, as its next revision. */
  async keep(block: Block, outcome: CurationOutcome, actor: Actor): Promise<{ blockId: string }> {
    const { id: blockId, titleVersionId } = block;
    const madeAt = (await this.clock.now()).toJSDate();
    if (block.revision === 0) await this.keepImported(block);
    const number = block.revision + 1;
    await this.db.of(BlockRevision).insert({ blockId, number, ...outcome, madeAt, madeBy: actor.id });
    const criteria = await this.replace(block, outcome.competences);
    await this.db.of(Block).update({ id: blockId }, { curatedAt: madeAt, curatedBy: actor.id, revision: number });
    const data = { titleVersionId, blockId, competences: outcome.competences.length, criteria };
    await this.events.record<BlockCurated>(
      { name: 'competence-blocks.block-curated', subject: titleVersionId, data },
      actor,
    );
    return { blockId };
  }

  private async replace(block: Block, competences: CuratedCompetence[]): Promise<number> {
    const rows = competenceRowsOf(block, competences, newId);
    await this.db.sql(
      `DELETE FROM competence_blocks.criterion k USING competence_blocks.competence c
       WHERE c.id = k.competence_id AND c.block_id = $1`,
      [block.id],
    );
    await this.db.of(Competence).delete({ blockId: block.id });
    await this.db.of(Competence).insert(rows.competences);
    await this.db.of(Criterion).insert(rows.criteria);
    return rows.criteria.length;
  }

  /** What stands before the first step is kept as revision 0, dated by its import. */
  private async keepImported({ id }: Block): Promise<void> {
    await this.db.sql(
      `INSERT INTO competence_blocks.block_revision (block_id, number, step, competences, made_at)
       SELECT b.id, 0, 'imported', (
           SELECT coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'evaluationMode', c.evaluation_mode,
               'criteria', (SELECT coalesce(jsonb_agg(k.name ORDER BY k.position), '[]')
                 FROM competence_blocks.criterion k WHERE k.competence_id = c.id)) ORDER BY c.position), '[]')
           FROM competence_blocks.competence c WHERE c.block_id = b.id), t.imported_at
       FROM competence_blocks.block b JOIN competence_blocks.title_version t ON t.id = b.title_version_id
       WHERE b.id = $1`,
      [id],
    );
  }
}
