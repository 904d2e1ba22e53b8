import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, refuseUnless } from '../../platform/kernel/decision.js';
import { HeldMove } from './held-move.js';
import { KeepMoves } from './keep-moves.job.js';
import { mayTakeBackMove } from './move.rules.js';
import { MovedLearnerUnknown, NotTakenBack } from './moves.errors.js';
import type { MoveChanged } from './moves.events.js';
import { TakeBackQueries } from './take-back.queries.js';
import { TakeLearnerBack } from './take-learner-back.js';
import { TrackMove } from './track-move.entity.js';

export interface TakeMoveBackInput {
  moveId: string;
  /** One learner alone; without it, all that can be. */
  enrolmentId?: string;
  reason: string;
}

/** Takes a move back: one learner, or all about whom nothing was decided since. */
@Injectable()
export class TakeMoveBack {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly held: HeldMove,
    private readonly cases: TakeBackQueries,
    private readonly learner: TakeLearnerBack,
    private readonly keep: KeepMoves,
  ) {}

  async run({ moveId, enrolmentId, reason }: TakeMoveBackInput, actor: Actor): Promise<void> {
    if (enrolmentId !== undefined) return this.takeOneBack({ moveId, enrolmentId, reason }, actor);
    await this.db.transaction(async () => {
      const { state, toRulebookId, toDesignId } = await this.held.of(moveId);
      refuseUnless(mayTakeBackMove(state), (checks) => new NotTakenBack(checks));
      const takenBackAt = (await this.clock.now()).toJSDate();
      const taken = { state: 'taking-back', takenBackAt, takenBackBy: actor.id, takenBackReason: reason } as const;
      await this.db.of(TrackMove).update({ id: moveId }, taken);
      await this.events.record<MoveChanged>(
        { name: 'tracks.move-taken-back', subject: moveId, data: { moveId, toRulebookId, toDesignId } },
        actor,
      );
    });
    await this.keep.begin(moveId);
  }

  private takeOneBack(input: Required<TakeMoveBackInput>, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { state } = await this.held.of(input.moveId);
      refuseUnless(mayTakeBackMove(state), (checks) => new NotTakenBack(checks));
      const passed = await this.cases.passed(input.moveId, input.enrolmentId);
      if (!passed) throw new MovedLearnerUnknown(input.enrolmentId);
      const refused = await this.learner.run(input, actor);
      refuseUnless(decide(...refused), (checks) => new NotTakenBack(checks));
    });
  }
}
