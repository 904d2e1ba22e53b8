import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { HeldMove } from './held-move.js';
import { KeepMoves } from './keep-moves.job.js';
import type { MoveChanged } from './moves.events.js';
import { TrackMove } from './track-move.entity.js';

/** Confirms a previewed move: its learners are moved from now on, one by one. */
@Injectable()
export class ConfirmMove {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly held: HeldMove,
    private readonly keep: KeepMoves,
  ) {}

  async run({ moveId }: { moveId: string }, actor: Actor): Promise<void> {
    await this.db.transaction(async () => {
      const { toRulebookId, toDesignId } = await this.held.toConfirm(moveId);
      const confirmedAt = (await this.clock.now()).toJSDate();
      const confirmed = { state: 'under-way', confirmedAt, confirmedBy: actor.id } as const;
      await this.db.of(TrackMove).update({ id: moveId }, confirmed);
      await this.events.record<MoveChanged>(
        { name: 'tracks.move-confirmed', subject: moveId, data: { moveId, toRulebookId, toDesignId } },
        actor,
      );
    });
    await this.keep.begin(moveId);
  }
}
