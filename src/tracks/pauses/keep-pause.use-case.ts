import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import { CarryOutPause, type PauseDue } from './carry-out-pause.js';
import { PauseRequest } from './pause-request.entity.js';
import type { PauseChanged } from './pauses.events.js';

/** Begins a granted pause on its first day, and ends it on the day back. */
@Injectable()
export class KeepPause {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly carryOut: CarryOutPause,
  ) {}

  /** Answers whether the pause has to be looked at again, for a job that came before its time by the house's clock. */
  run({ pauseId }: { pauseId: string }, actor: Actor): Promise<{ isTooEarly: boolean }> {
    return this.db.transaction(async () => {
      const known = await this.db.of(PauseRequest).findOneBy({ id: pauseId });
      if (!known) return { isTooEarly: false };
      await this.db.lock(`enrolment ${known.enrolmentId}`);
      const pause = await this.db.of(PauseRequest).findOneByOrFail({ id: pauseId });
      const enrolment = await this.db.of(Enrolment).findOneByOrFail({ id: pause.enrolmentId });
      const { zone } = enrolment;
      const due = { pause, zone, today: dayOf(await this.clock.now(), zone) };
      if (pause.state === 'granted') return this.onFirstDay(due, enrolment, actor);
      return pause.state === 'begun' ? this.onDayBack(due, actor) : { isTooEarly: false };
    });
  }

  private async onFirstDay(due: PauseDue, { state, learnerId }: Enrolment, actor: Actor) {
    const { id: pauseId, enrolmentId, fromOn, untilOn } = due.pause;
    if (due.today < fromOn) return { isTooEarly: true };
    if (state === 'active') {
      await this.carryOut.begin(due, actor);
      return { isTooEarly: false };
    }
    await this.db.of(PauseRequest).update({ id: pauseId }, { state: 'called-off' });
    const data = { enrolmentId, learnerId, pauseId, fromOn, untilOn };
    await this.events.record<PauseChanged>({ name: 'tracks.pause-called-off', subject: enrolmentId, data }, actor);
    return { isTooEarly: false };
  }

  private async onDayBack(due: PauseDue, actor: Actor) {
    if (due.today < due.pause.untilOn) return { isTooEarly: true };
    await this.carryOut.end(due, actor);
    return { isTooEarly: false };
  }
}
