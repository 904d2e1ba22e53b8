import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { PausesQueries } from '../pauses/pauses.queries.js';
import { outlookOf, standingWith } from '../what-if/outlook.rules.js';
import { AssiduityQueries } from './assiduity.queries.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import type { PlanSeen } from './plan-shown.js';
import { PlanVersionsQueries } from './plan-versions.queries.js';
import { planOf } from './plan.rules.js';

/** Gathers the plan of a track with all that is known about it. */
@Injectable()
export class SeenPlanQueries {
  constructor(
    private readonly clock: Clock,
    private readonly facts: PacedFactsQueries,
    private readonly versions: PlanVersionsQueries,
    private readonly pauses: PausesQueries,
    private readonly assiduity: AssiduityQueries,
  ) {}

  /** Throws `EnrolmentUnknown` for who may not see it. */
  async seenBy(actor: Actor, enrolmentId: string): Promise<PlanSeen> {
    await this.facts.seenBy(actor, enrolmentId);
    return this.of(enrolmentId);
  }

  /** The same whoever asks. Throws `EnrolmentUnknown`. */
  async of(enrolmentId: string): Promise<PlanSeen> {
    const facts = await this.facts.of(enrolmentId);
    const now = await this.clock.now();
    const today = dayOf(now, facts.zone);
    const plan = planOf(facts.plan);
    return {
      today,
      facts,
      plan,
      outlook: outlookOf(facts, today),
      standing: standingWith(facts, plan, today),
      versions: await this.versions.of(enrolmentId),
      daysOff: await this.versions.daysOffFrom(enrolmentId, today),
      pauses: await this.pauses.of(enrolmentId),
      assiduity: await this.assiduity.at(enrolmentId, now.toJSDate()),
    };
  }
}
