import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { DaysOffUnknown, PlanNotChangeable } from './pace.errors.js';
import { mayComeBackEarlier } from './days-off.rules.js';
import { KeepPlan } from './keep-plan.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import { KeptPlanChange } from './plan-change.entity.js';

/** Takes days off back, or what is left of them when they have begun: a later row takes the place of the first. */
@Injectable()
export class CallOffDaysOff {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: PacedFactsQueries,
    private readonly plan: KeepPlan,
  ) {}

  /** Throws `DaysOffUnknown` for days off that are not there or were taken back already. */
  run({ enrolmentId, daysOffId }: { enrolmentId: string; daysOffId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { state, zone } = await this.facts.seenBy(actor, enrolmentId);
      const rows = this.db.of(KeptPlanChange);
      const daysOff = await rows.findOneBy({ id: daysOffId, enrolmentId, kind: 'away' });
      if (!daysOff || (await rows.existsBy({ supersedesId: daysOffId }))) throw new DaysOffUnknown(daysOffId);
      const now = await this.clock.now();
      const today = dayOf(now, zone);
      const { fromOn, untilOn } = daysOff;
      const decision = mayComeBackEarlier({ state, today, fromOn, untilOn: untilOn ?? fromOn });
      refuseUnless(decision, (checks) => new PlanNotChangeable(checks));

      const backOn = fromOn < today ? today : fromOn;
      await rows.insert({
        id: newId(),
        enrolmentId,
        kind: 'away',
        fromOn,
        untilOn: backOn,
        supersedesId: daysOffId,
        recordedAt: now.toJSDate(),
        recordedBy: actor.id,
      });
      await this.plan.run(enrolmentId, { cause: 'back', facts: { fromOn, untilOn: untilOn ?? fromOn } }, actor);
    });
  }
}
