import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import { seesEveryTrack } from '../tracks.policy.js';
import { CarryOutPause } from './carry-out-pause.js';
import { PauseRequest } from './pause-request.entity.js';
import type { PauseChanged } from './pauses.events.js';
import { NotPausable } from './pauses.errors.js';
import { PausesQueries } from './pauses.queries.js';

export interface AskPauseInput {
  enrolmentId: string;
  /** The first day away, and the first day back. */
  fromOn: string;
  untilOn: string;
  reason: string;
}

/** A learner asks for a pause; what an advisor asks for is granted with it, also for days that are over. */
@Injectable()
export class AskPause {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly facts: PacedFactsQueries,
    private readonly pauses: PausesQueries,
    private readonly carryOut: CarryOutPause,
  ) {}

  /** Throws `NotPausable`, and `EnrolmentUnknown` for who may not see the track. */
  run({ enrolmentId, fromOn, untilOn, reason }: AskPauseInput, actor: Actor): Promise<{ pauseId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const facts = await this.facts.seenBy(actor, enrolmentId);
      const { decision } = await this.pauses.trialOf(actor, facts, { fromOn, untilOn });
      refuseUnless(decision, (checks) => new NotPausable(checks));

      const now = await this.clock.now();
      const isGranted = seesEveryTrack(actor);
      const asked = { id: newId(), enrolmentId, fromOn, untilOn, reason, askedAt: now.toJSDate(), askedBy: actor.id };
      const decided = isGranted ? { decidedAt: now.toJSDate(), decidedBy: actor.id } : {};
      await this.db.of(PauseRequest).insert({ ...asked, ...decided, state: isGranted ? 'granted' : 'asked' });
      const data = { enrolmentId, learnerId: facts.learnerId, pauseId: asked.id, fromOn, untilOn };
      const name = isGranted ? 'tracks.pause-granted' : 'tracks.pause-asked';
      await this.events.record<PauseChanged>({ name, subject: enrolmentId, data }, actor);
      const { zone } = facts;
      if (isGranted) await this.carryOut.grant({ pause: asked, today: dayOf(now, zone), zone }, actor);
      return { pauseId: asked.id };
    });
  }
}
