import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Check, decide, unmet } from '../../platform/kernel/decision.js';
import { signatureOf } from './effect.rules.js';
import { type LookedAtLearner, MoveEffectsQueries } from './move-effects.queries.js';
import { clauseChecks, mayMoveLearner } from './move.rules.js';
import { type MovedState, targetOf } from './moves.types.js';
import { PassEnrolment } from './pass-enrolment.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import type { TrackMove } from './track-move.entity.js';

/** Moves one learner of a confirmed move, all or nothing; who is not moved is listed with the reason. */
@Injectable()
export class MoveLearner {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly effects: MoveEffectsQueries,
    private readonly passing: PassEnrolment,
  ) {}

  run(move: TrackMove, enrolmentId: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const previewed = await this.db
        .of(TrackMoveLearner)
        .findOneBy({ moveId: move.id, enrolmentId, state: 'waiting' });
      const looked = previewed && (await this.effects.ofOne(enrolmentId, targetOf(move)));
      if (!looked) return;

      const left = leftOutBy(move, looked);
      if (left.length > 0) return this.settle(previewed, 'left-out', left);
      const stopped = stoppedBy(previewed, looked);
      if (stopped.length > 0) return this.settle(previewed, 'to-look-at', stopped);
      const { id: moveId, reason, confirmedBy } = move;
      const by = { id: confirmedBy ?? move.preparedBy, roles: ['officer'] as const };
      await this.passing.run({ member: looked, target: targetOf(move), effects: looked.effects, moveId, reason }, by);
    });
  }

  private async settle({ moveId, enrolmentId }: TrackMoveLearner, state: MovedState, checks: Check[]): Promise<void> {
    const settledAt = (await this.clock.now()).toJSDate();
    await this.db.of(TrackMoveLearner).update({ moveId, enrolmentId }, { state, checks, settledAt });
  }
}

function leftOutBy({ clauses }: TrackMove, { clauses: holding, enteredOn }: LookedAtLearner): Check[] {
  return unmet(decide(...clauseChecks(clauses, { holding, enteredOn })));
}

/** What stands in the way of doing what was previewed. */
function stoppedBy(previewed: TrackMoveLearner, looked: LookedAtLearner): Check[] {
  const arePinsAsPreviewed =
    previewed.titleVersionId === looked.titleVersionId &&
    previewed.designId === looked.designId &&
    previewed.rulebookId === looked.rulebookId;
  const isEffectAsPreviewed = signatureOf(previewed.effects) === signatureOf(looked.effects);
  return unmet(mayMoveLearner({ ...looked, arePinsAsPreviewed, isEffectAsPreviewed }));
}
