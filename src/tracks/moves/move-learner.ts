import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Check, decide, unmet } from '../../platform/kernel/decision.js';
import { signatureOf } from './effect.rules.js';
import { failureOf } from './move-failure.js';
import { MoveGroupQueries } from './move-group.queries.js';
import { clauseChecks, mayMoveLearner } from './move.rules.js';
import { type MovedState, targetOf } from './moves.types.js';
import { PassEnrolment } from './pass-enrolment.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import type { TrackMove } from './track-move.entity.js';
import type { LookedAtLearner } from './try-passage.js';

/** Carries why a learner stays out of a transaction that is taken back. */
class Stays extends Error {
  constructor(
    readonly state: MovedState,
    readonly checks: Check[],
  ) {
    super('The learner stays');
  }
}

/** Moves one learner of a confirmed move, all or nothing; who is not moved is listed with the reason. */
@Injectable()
export class MoveLearner {
  private readonly log = new Logger('moves');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly groups: MoveGroupQueries,
    private readonly passing: PassEnrolment,
  ) {}

  async run(move: TrackMove, enrolmentId: string): Promise<void> {
    try {
      await this.db.transaction(() => this.pass(move, enrolmentId));
    } catch (error) {
      const { state, checks } = error instanceof Stays ? error : this.failed(enrolmentId, error);
      const settledAt = (await this.clock.now()).toJSDate();
      const waiting = { moveId: move.id, enrolmentId, state: 'waiting' } as const;
      await this.db.of(TrackMoveLearner).update(waiting, { state, checks, settledAt });
    }
  }

  /** An error is kept with the learner, and the others go on; where it cannot be kept, the whole work is tried again. */
  private failed(enrolmentId: string, error: unknown): Pick<Stays, 'state' | 'checks'> {
    this.log.error(`Enrolment ${enrolmentId} was not moved`, error);
    return { state: 'failed', checks: [failureOf(error)] };
  }

  private async pass(move: TrackMove, enrolmentId: string): Promise<void> {
    await this.db.lock(`enrolment ${enrolmentId}`);
    const waiting = { moveId: move.id, enrolmentId, state: 'waiting' } as const;
    const previewed = await this.db.of(TrackMoveLearner).findOneBy(waiting);
    const member = previewed && (await this.groups.member(enrolmentId));
    if (!member) return;
    const to = await this.groups.pinsAfter(member, targetOf(move));
    const accept = (done: LookedAtLearner) => {
      if (done.stops.length > 0) throw new Stays('left-out', done.stops);
      const left = leftOutBy(move, done);
      if (left.length > 0) throw new Stays('left-out', left);
      const stopped = stoppedBy(previewed, done);
      if (stopped.length > 0) throw new Stays('to-look-at', stopped);
    };
    const { id: moveId, reason, confirmedBy, preparedBy } = move;
    const by = { id: confirmedBy ?? preparedBy, roles: ['officer'] as const };
    await this.passing.run({ member, to, moveId, reason, accept }, by);
  }
}

function leftOutBy({ clauses }: TrackMove, { clauses: holding, enteredOn }: LookedAtLearner): Check[] {
  return unmet(decide(...clauseChecks(clauses, { holding, enteredOn })));
}

/** What stands in the way of doing what was previewed. */
function stoppedBy(previewed: TrackMoveLearner, done: LookedAtLearner): Check[] {
  const arePinsAsPreviewed =
    previewed.titleVersionId === done.titleVersionId &&
    previewed.designId === done.designId &&
    previewed.rulebookId === done.rulebookId;
  const isEffectAsPreviewed = signatureOf(previewed.effects) === signatureOf(done.effects);
  const { state } = done;
  const [before, after] = [done.before.facts, done.after.facts];
  return unmet(mayMoveLearner({ state, before, after, arePinsAsPreviewed, isEffectAsPreviewed }));
}
