import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Check, unmet } from '../../platform/kernel/decision.js';
import { failureOf } from './move-failure.js';
import { MoveGroupQueries } from './move-group.queries.js';
import { PassEnrolment } from './pass-enrolment.js';
import { TakeBackQueries } from './take-back.queries.js';
import { mayTakeBack } from './take-back.rules.js';
import { TrackMoveLearner } from './track-move-learner.entity.js';
import type { TrackMove } from './track-move.entity.js';

/** Puts one learner back under the pins from before a move, as long as nothing was decided under the new ones. */
@Injectable()
export class TakeLearnerBack {
  private readonly log = new Logger('moves');

  constructor(
    private readonly db: Db,
    private readonly cases: TakeBackQueries,
    private readonly groups: MoveGroupQueries,
    private readonly passing: PassEnrolment,
  ) {}

  /** For the whole group: who cannot be taken back stays moved, with the reason. */
  async tried({ id: moveId, takenBackReason, takenBackBy, preparedBy }: TrackMove, enrolmentId: string): Promise<void> {
    const by = { id: takenBackBy ?? preparedBy, roles: ['officer'] as const };
    const asked = { moveId, enrolmentId, reason: takenBackReason ?? '' };
    const checks = await this.db
      .transaction(() => this.run(asked, by))
      .catch((error: unknown) => {
        this.log.error(`Enrolment ${enrolmentId} was not taken back`, error);
        return [failureOf(error)];
      });
    if (checks.length > 0) await this.db.of(TrackMoveLearner).update({ moveId, enrolmentId }, { checks });
  }

  /** In the transaction that is open; answers what stands in the way, when nothing was done. */
  async run(
    { moveId, enrolmentId, reason }: { moveId: string; enrolmentId: string; reason: string },
    actor: Actor,
  ): Promise<Check[]> {
    await this.db.lock(`enrolment ${enrolmentId}`);
    const passed = await this.cases.passed(moveId, enrolmentId);
    const member = passed && (await this.groups.member(enrolmentId));
    if (!member) return [];
    const refused = unmet(mayTakeBack(passed));
    if (refused.length > 0) return refused;

    const former = { rulebookId: passed.fromRulebookId, designId: passed.fromDesignId };
    const to = await this.groups.pinsAfter(member, former);
    await this.passing.run({ member, to, moveId, reason, takesBackId: passed.id }, actor);
    return [];
  }
}
