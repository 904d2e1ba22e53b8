import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { KeepPlan } from '../pace/keep-plan.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import { PauseRequest } from './pause-request.entity.js';
import { mayCallOff } from './pause.rules.js';
import type { PauseChanged } from './pauses.events.js';
import { PauseSettled, PauseUnknown } from './pauses.errors.js';

/** Takes back a pause that has not begun: the plan is as it was without it. */
@Injectable()
export class CallOffPause {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly facts: PacedFactsQueries,
    private readonly plan: KeepPlan,
  ) {}

  /** Throws `PauseUnknown`, and `PauseSettled` for one that has begun or is over. */
  run({ enrolmentId, pauseId }: { enrolmentId: string; pauseId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { learnerId } = await this.facts.seenBy(actor, enrolmentId);
      const pause = await this.db.of(PauseRequest).findOneBy({ id: pauseId, enrolmentId });
      if (!pause) throw new PauseUnknown(pauseId);
      refuseUnless(mayCallOff(pause.state), (checks) => new PauseSettled(checks));

      await this.db.of(PauseRequest).update({ id: pauseId }, { state: 'called-off' });
      const { fromOn, untilOn } = pause;
      const data = { enrolmentId, learnerId, pauseId, fromOn, untilOn };
      await this.events.record<PauseChanged>({ name: 'tracks.pause-called-off', subject: enrolmentId, data }, actor);
      await this.plan.run(enrolmentId, { cause: 'pause-called-off', facts: { fromOn } }, actor);
    });
  }
}
