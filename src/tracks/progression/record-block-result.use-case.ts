import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { BlockResultRefused, BlockUnknown } from '../tracks.errors.js';
import type { BlockSettled } from '../tracks.events.js';
import { BlockResult } from './block-result.entity.js';
import { mayRecordResult } from './block-results.rules.js';
import { ProgressionQueries } from './progression.queries.js';
import type { BlockResultKind } from './progression.types.js';

export interface RecordBlockResultInput {
  enrolmentId: string;
  blockId: string;
  result: BlockResultKind;
  juryId: string;
  reason: string | null;
  decidedAt: Date;
}

/** Appends what a jury decided of a block; a validated block is never decided again. */
@Injectable()
export class RecordBlockResult {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly progression: ProgressionQueries,
  ) {}

  run(input: RecordBlockResultInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { enrolmentId, blockId, result, juryId } = input;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const standing = (await this.progression.standing(enrolmentId)).find((block) => block.blockId === blockId);
      if (!standing) throw new BlockUnknown(blockId);
      refuseUnless(mayRecordResult(standing, result), (checks) => new BlockResultRefused(checks));

      const recordedAt = (await this.clock.now()).toJSDate();
      await this.db.of(BlockResult).insert({ id: newId(), source: 'jury', ...input, recordedAt, recordedBy: actor.id });
      await this.events.record<BlockSettled>(
        { name: 'tracks.block-settled', subject: enrolmentId, data: { enrolmentId, blockId, result, juryId } },
        actor,
      );
    });
  }
}
