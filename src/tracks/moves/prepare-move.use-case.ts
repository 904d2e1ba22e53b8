import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { KeepMoves } from './keep-moves.job.js';
import { MoveCaseQueries } from './move-case.queries.js';
import { mayPrepare } from './move.rules.js';
import { NotMovable } from './moves.errors.js';
import type { MoveChanged } from './moves.events.js';
import type { ChosenClauses, MoveGroup, MoveTarget } from './moves.types.js';
import { TrackMove } from './track-move.entity.js';

export interface PrepareMoveInput {
  group: MoveGroup;
  target: MoveTarget;
  clauses: ChosenClauses;
  reason: string;
}

/** Prepares a move of learners: its preview is made for the whole group, and no enrolment changes. */
@Injectable()
export class PrepareMove {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly cases: MoveCaseQueries,
    private readonly keep: KeepMoves,
  ) {}

  /** A small group is previewed at once, a large one by a job. */
  async run(input: PrepareMoveInput, actor: Actor): Promise<{ moveId: string }> {
    const moveId = await this.db.transaction(async () => {
      const { group, target, clauses, reason } = input;
      const facts = await this.cases.of(group, target);
      refuseUnless(mayPrepare(facts), (checks) => new NotMovable(checks));

      const id = newId();
      const preparedAt = (await this.clock.now()).toJSDate();
      const { rulebookId: toRulebookId, designId: toDesignId } = target;
      await this.db.of(TrackMove).insert({
        id,
        enrolmentId: group.enrolmentId,
        fromRulebookId: group.rulebookId,
        fromDesignId: group.designId,
        fromTitleVersionId: group.titleVersionId,
        toRulebookId,
        toDesignId,
        reason,
        clauses,
        state: 'preparing',
        learners: facts.learners,
        preparedAt,
        preparedBy: actor.id,
      });
      await this.events.record<MoveChanged>(
        { name: 'tracks.move-prepared', subject: id, data: { moveId: id, toRulebookId, toDesignId } },
        actor,
      );
      return id;
    });
    await this.keep.begin(moveId);
    return { moveId };
  }
}
