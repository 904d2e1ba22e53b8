import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { HeldMove } from './held-move.js';
import type { MoveChanged } from './moves.events.js';
import { TrackMove } from './track-move.entity.js';

/** Drops a move that nobody confirmed; no enrolment was changed by it. */
@Injectable()
export class DropMove {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly held: HeldMove,
  ) {}

  run({ moveId }: { moveId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { toRulebookId, toDesignId } = await this.held.previewed(moveId);
      await this.db.of(TrackMove).update({ id: moveId }, { state: 'dropped' });
      await this.events.record<MoveChanged>(
        { name: 'tracks.move-dropped', subject: moveId, data: { moveId, toRulebookId, toDesignId } },
        actor,
      );
    });
  }
}
