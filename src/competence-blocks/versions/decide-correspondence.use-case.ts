import { Injectable } from '@nestjs/common';
import {
  BlockUnknown,
  CorrespondenceDecidedMeanwhile,
  CorrespondenceNotDecidable,
} from '../competence-blocks.errors.js';
import type { CorrespondenceDecided } from '../competence-blocks.events.js';
import { Block } from '../blocks/block.entity.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import { BlockCorrespondence } from './block-correspondence.entity.js';
import { mayDecide, proposalOf, type Proposal } from './correspondence.rules.js';
import type { BlockPair, DecidedKind } from './correspondence.types.js';
import { compared, CorrespondencesQueries } from './correspondences.queries.js';
import { namedPairs } from './named-correspondences.rules.js';
import { VersionPairs } from './version-pairs.js';

export interface DecideCorrespondenceInput extends BlockPair {
  kind: DecidedKind;
  /** Why; whoever follows the proposal may leave it out. */
  reason?: string | null;
  /** How many decisions on these blocks the officer had before them. */
  number: number;
}

/**
 * Decides how far a block stands for one of a later version. What was decided before stays, and stands no more. Throws
 * BlockUnknown, VersionsUnrelated, CorrespondenceNotDecidable, CorrespondenceDecidedMeanwhile.
 */
@Injectable()
export class DecideCorrespondence {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly titles: TitlesQueries,
    private readonly versionPairs: VersionPairs,
    private readonly correspondences: CorrespondencesQueries,
  ) {}

  run({ kind, reason = null, number, ...pair }: DecideCorrespondenceInput, actor: Actor): Promise<{ number: number }> {
    return this.db.transaction(async () => {
      const older = await this.block(pair.fromBlockId);
      const newer = await this.block(pair.toBlockId);
      const places = await this.versionPairs.following(older.titleVersionId, newer.titleVersionId);
      await this.db.lock(`title ${places.from.code}`, `title ${places.to.code}`);

      const [standing] = await this.correspondences.historyOf(pair);
      const known = standing?.number ?? 0;
      if (number !== known) throw new CorrespondenceDecidedMeanwhile(known);
      const proposal = await this.proposal(older, newer, places);
      const proposed = proposal?.kind ?? null;
      refuseUnless(mayDecide({ kind, reason, proposed }), (checks) => new CorrespondenceNotDecidable(checks));

      const source = proposal?.isNamed && kind === proposed ? 'register' : 'officer';
      const decidedAt = (await this.clock.now()).toJSDate();
      const row = { ...pair, number: known + 1, kind, source, proposedKind: proposed, reason } as const;
      await this.db.of(BlockCorrespondence).insert({ ...row, decidedAt, decidedBy: actor.id });
      const data = { fromTitleVersionId: places.from.id, toTitleVersionId: places.to.id, ...pair, kind, source };
      await this.events.record<CorrespondenceDecided>(
        { name: 'competence-blocks.correspondence-decided', subject: places.to.id, data },
        actor,
      );
      return { number: known + 1 };
    });
  }

  private async block(blockId: string): Promise<Block> {
    const block = await this.db.of(Block).findOneBy({ id: blockId });
    if (!block) throw new BlockUnknown(blockId);
    return block;
  }

  /** What the register and the wordings say now: the lock keeps the wordings as they are. */
  private async proposal(older: Block, newer: Block, { from, to }: Places): Promise<Proposal | null> {
    const named = namedPairs(from, to).find((one) => one.fromCode === older.code && one.toCode === newer.code);
    const before = await this.titles.block(older.titleVersionId, older.id);
    const after = await this.titles.block(newer.titleVersionId, newer.id);
    return proposalOf(compared(before), compared(after), named ?? null);
  }
}

type Places = Awaited<ReturnType<VersionPairs['following']>>;
