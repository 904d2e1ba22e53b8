import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import { KeepPlan } from '../pace/keep-plan.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import type { DispensableProject } from './recognition-case.queries.js';

/** What leaves the plan, and where it ends. */
export interface PlanEffect {
  hoursOff: number;
  hoursLeft: number;
  endsOnBefore: string;
  endsOn: string;
  /** The projects whose dates move. */
  moves: { code: string; name: string; dueOnBefore: string; dueOn: string }[];
}

/** Lays the plan of a track anew without what is dispensed with, or with it again; in the transaction that is open. */
@Injectable()
export class RecognisedPlan {
  constructor(
    private readonly plan: KeepPlan,
    private readonly facts: PacedFactsQueries,
  ) {}

  async without(
    enrolmentId: string,
    { dispensed, decidedOn }: { dispensed: readonly DispensableProject[]; decidedOn: string },
    actor: Actor,
  ): Promise<PlanEffect | null> {
    if (dispensed.length === 0) return null;
    const hoursOff = dispensed.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0);
    const before = await this.facts.of(enrolmentId);
    const because = { cause: 'recognised' as const, facts: { fromOn: decidedOn, hours: hoursOff } };
    const plan = await this.plan.run(enrolmentId, because, actor);
    const dueOn = new Map(plan.projects.map((project) => [project.projectId, project.dueOn]));
    return {
      hoursOff,
      hoursLeft: plan.minutes / 60,
      endsOnBefore: before.plannedEndOn,
      endsOn: plan.endsOn,
      moves: before.projects.flatMap(({ projectId, code, name, dueOn: dueOnBefore }) => {
        const now = dueOn.get(projectId);
        return now && now !== dueOnBefore ? [{ code, name, dueOnBefore, dueOn: now }] : [];
      }),
    };
  }

  async again(enrolmentId: string, withdrawnOn: string, actor: Actor): Promise<void> {
    await this.plan.run(enrolmentId, { cause: 'unrecognised', facts: { fromOn: withdrawnOn } }, actor);
  }
}
