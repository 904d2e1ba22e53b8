import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { HeldMove } from './held-move.js';
import { KeepMoves } from './keep-moves.job.js';
import { mayTryAgain } from './move.rules.js';
import { NotMovable } from './moves.errors.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import { TrackMove } from './track-move.entity.js';

/** Takes up the learners whom an error kept where they were: looks at them again, or moves them. */
@Injectable()
export class TryAgain {
  constructor(
    private readonly db: Db,
    private readonly held: HeldMove,
    private readonly keep: KeepMoves,
  ) {}

  /** Throws `MoveUnknown` and `NotMovable`. */
  async run({ moveId }: { moveId: string }): Promise<void> {
    await this.db.transaction(async () => {
      const { state } = await this.held.of(moveId);
      const failed = { moveId, state: 'failed' } as const;
      const count = await this.db.of(TrackMoveLearner).countBy(failed);
      refuseUnless(mayTryAgain(state, count), (checks) => new NotMovable(checks));
      const learners = this.db.of(TrackMoveLearner);
      if (state === 'previewed') await learners.delete(failed);
      else await learners.update(failed, { state: 'waiting', checks: [], settledAt: null });
      const atWork = state === 'previewed' ? 'preparing' : 'under-way';
      await this.db.of(TrackMove).update({ id: moveId }, { state: atWork, doneUpTo: null });
    });
    await this.keep.begin(moveId);
  }
}
