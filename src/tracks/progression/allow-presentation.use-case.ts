import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { BlockUnknown, PresentationNotAllowable } from '../tracks.errors.js';
import type { PresentationAllowed } from '../tracks.events.js';
import { mayPresentAgain } from './block-results.rules.js';
import { PresentationLeave } from './presentation-leave.entity.js';
import { ProgressionQueries } from './progression.queries.js';
import { ReadyBlocks } from './ready-blocks.js';

export interface AllowPresentationInput {
  enrolmentId: string;
  blockId: string;
  /** What was done since the jury adjourned the block. */
  reason: string;
}

/** Gives leave to put an adjourned block before a jury again. */
@Injectable()
export class AllowPresentation {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly progression: ProgressionQueries,
    private readonly readyBlocks: ReadyBlocks,
  ) {}

  run(input: AllowPresentationInput, actor: Actor): Promise<{ leaveId: string }> {
    return this.db.transaction(async () => {
      const { enrolmentId, blockId } = input;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const standing = (await this.progression.standing(enrolmentId)).find((block) => block.blockId === blockId);
      if (!standing) throw new BlockUnknown(blockId);
      refuseUnless(mayPresentAgain(standing), (checks) => new PresentationNotAllowable(checks));

      const leaveId = newId();
      const grantedAt = (await this.clock.now()).toJSDate();
      await this.db.of(PresentationLeave).insert({ id: leaveId, ...input, grantedAt, grantedBy: actor.id });
      await this.readyBlocks.keep(enrolmentId);
      await this.events.record<PresentationAllowed>(
        { name: 'tracks.presentation-allowed', subject: enrolmentId, data: { enrolmentId, blockId, leaveId } },
        actor,
      );
      return { leaveId };
    });
  }
}
