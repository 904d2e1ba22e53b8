import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { BlockResultRefused, BlockUnknown } from '../tracks.errors.js';
import type { BlockSettled } from '../tracks.events.js';
import { BlockResult } from './block-result.entity.js';
import { mayRecordResult } from './block-results.rules.js';
import { ProgressionQueries } from './progression.queries.js';
import type { BlockResultKind } from './progression.types.js';
import { ReadyBlocks } from './ready-blocks.js';

export interface RecordBlockResultsInput {
  enrolmentId: string;
  juryId: string;
  decidedAt: Date;
  blocks: readonly { blockId: string; result: BlockResultKind; reason: string | null }[];
}

/** Appends what a jury decided of blocks, once the learner is told; a validated block is never decided again. */
@Injectable()
export class RecordBlockResults {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly progression: ProgressionQueries,
    private readonly readyBlocks: ReadyBlocks,
  ) {}

  run(input: RecordBlockResultsInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { enrolmentId, juryId, decidedAt, blocks } = input;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const standing = await this.progression.standing(enrolmentId);
      const checks = blocks.flatMap(({ blockId }) => {
        const known = standing.find((block) => block.blockId === blockId);
        if (!known) throw new BlockUnknown(blockId);
        return mayRecordResult(known).checks;
      });
      refuseUnless(decide(...checks), (unmetChecks) => new BlockResultRefused(unmetChecks));

      const recordedAt = (await this.clock.now()).toJSDate();
      const shared = { enrolmentId, juryId, decidedAt, source: 'jury' as const, recordedAt, recordedBy: actor.id };
      for (const { blockId, result, reason } of blocks) {
        await this.db.of(BlockResult).insert({ id: newId(), ...shared, blockId, result, reason });
        await this.events.record<BlockSettled>(
          { name: 'tracks.block-settled', subject: enrolmentId, data: { enrolmentId, blockId, result, juryId } },
          actor,
        );
      }
      await this.readyBlocks.keep(enrolmentId);
    });
  }
}
