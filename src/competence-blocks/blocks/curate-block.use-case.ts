import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { BlockNotCurable, BlockUnknown, TitleUnknown } from '../competence-blocks.errors.js';
import type { BlockCurated } from '../competence-blocks.events.js';
import { TitleVersion } from '../titles/title-version.entity.js';
import { mayCurate } from '../titles/titles.rules.js';
import { Block } from './block.entity.js';
import { Competence } from './competence.entity.js';
import { competenceRowsOf } from './competence-rows.rules.js';
import { Criterion } from './criterion.entity.js';
import { newId } from '../../platform/kernel/id.js';

export interface CurateBlockInput {
  titleVersionId: string;
  blockId: string;
  /** In their order, with the wording that the officer gives them. */
  competences: { name: string; criteria: string[] }[];
}

/** Puts the competences of a block in order, with the criteria of each; the official wording stays beside them. */
@Injectable()
export class CurateBlock {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run({ titleVersionId, blockId, competences }: CurateBlockInput, actor: Actor): Promise<{ blockId: string }> {
    return this.db.transaction(async () => {
      const title = await this.db.of(TitleVersion).findOneBy({ id: titleVersionId });
      if (!title) throw new TitleUnknown(titleVersionId);
      const block = await this.db.of(Block).findOneBy({ id: blockId, titleVersionId });
      if (!block) throw new BlockUnknown(blockId);
      await this.db.lock(`title ${title.code}`);

      const { state } = await this.db.of(TitleVersion).findOneByOrFail({ id: titleVersionId });
      refuseUnless(mayCurate({ state }), (checks) => new BlockNotCurable(checks));

      const criteria = await this.replace(block, competences);
      const curatedAt = (await this.clock.now()).toJSDate();
      await this.db.of(Block).update({ id: blockId }, { curatedAt, curatedBy: actor.id });
      const data = { titleVersionId, blockId, competences: competences.length, criteria };
      await this.events.record<BlockCurated>(
        { name: 'competence-blocks.block-curated', subject: titleVersionId, data },
        actor,
      );
      return { blockId };
    });
  }

  private async replace(block: Block, competences: CurateBlockInput['competences']): Promise<number> {
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
}
