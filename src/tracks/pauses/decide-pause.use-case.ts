import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import { CarryOutPause } from './carry-out-pause.js';
import { PauseRequest } from './pause-request.entity.js';
import { mayDecide } from './pause.rules.js';
import type { PauseChanged } from './pauses.events.js';
import { PauseSettled, PauseUnknown } from './pauses.errors.js';

export interface DecidePauseInput {
  enrolmentId: string;
  pauseId: string;
  isGranted: boolean;
  /** What the learner is told. */
  answer?: string;
}

/** An advisor grants or declines a pause that a learner asked for. */
@Injectable()
export class DecidePause {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly facts: PacedFactsQueries,
    private readonly carryOut: CarryOutPause,
  ) {}

  /** Throws `PauseUnknown`, and `PauseSettled` for one that is decided already. */
  run({ enrolmentId, pauseId, isGranted, answer }: DecidePauseInput, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { learnerId, zone } = await this.facts.seenBy(actor, enrolmentId);
      const pause = await this.db.of(PauseRequest).findOneBy({ id: pauseId, enrolmentId });
      if (!pause) throw new PauseUnknown(pauseId);
      refuseUnless(mayDecide(pause.state), (checks) => new PauseSettled(checks));

      const now = await this.clock.now();
      const state = isGranted ? ('granted' as const) : ('declined' as const);
      const decided = { state, answer: answer ?? null, decidedAt: now.toJSDate(), decidedBy: actor.id };
      await this.db.of(PauseRequest).update({ id: pauseId }, decided);
      const { fromOn, untilOn } = pause;
      const data = { enrolmentId, learnerId, pauseId, fromOn, untilOn };
      await this.events.record<PauseChanged>({ name: `tracks.pause-${state}`, subject: enrolmentId, data }, actor);
      if (isGranted) await this.carryOut.grant({ pause, today: dayOf(now, zone), zone }, actor);
    });
  }
}
