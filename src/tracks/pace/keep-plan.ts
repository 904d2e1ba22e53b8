import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import type { PlanMoved } from '../tracks.events.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import type { CauseFacts, PlanCause } from './plan-change.types.js';
import { movesBetween } from './plan-moves.rules.js';
import { planOf } from './plan.rules.js';
import type { Plan } from './plan.types.js';
import { TrackPlan } from './track-plan.entity.js';

/** Why a plan is made anew: the cause and the facts that its sentence is filled with. */
export interface Because {
  cause: PlanCause;
  facts: CauseFacts;
}

/** Makes the plan of a track anew out of its facts, and keeps it as a version with what it moved. */
@Injectable()
export class KeepPlan {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly facts: PacedFactsQueries,
  ) {}

  /** Called inside a transaction that holds the enrolment. Where the plan is as it was, nothing is written. */
  async run(enrolmentId: string, { cause, facts: causeFacts }: Because, actor: Actor): Promise<Plan> {
    const facts = await this.facts.of(enrolmentId);
    const plan = planOf(facts.plan);
    const [before] = await this.db.of(TrackPlan).find({ where: { enrolmentId }, order: { version: 'DESC' }, take: 1 });
    const moves = before ? movesBetween(before, plan) : [];
    if (before && moves.length === 0 && sameProjects(before, plan) && sameWeeks(before, plan)) return plan;

    const version = (before?.version ?? 0) + 1;
    const madeAt = (await this.clock.now()).toJSDate();
    const endedOnBefore = before?.endsOn ?? null;
    const kept = { id: newId(), enrolmentId, version, cause, causeFacts, ...plan, endedOnBefore, moves };
    await this.db.of(TrackPlan).insert({ ...kept, madeAt, madeBy: actor.id });
    await this.moveProjects(enrolmentId, plan);
    await this.db.of(Enrolment).update({ id: enrolmentId }, { plannedEndOn: plan.endsOn });
    const data = { enrolmentId, learnerId: facts.learnerId, version, cause, endedOnBefore, endsOn: plan.endsOn };
    await this.events.record<PlanMoved>(
      { name: 'tracks.plan-moved', subject: enrolmentId, data: { ...data, projects: moves.length } },
      actor,
    );
    return plan;
  }

  private async moveProjects(enrolmentId: string, { projects }: Plan): Promise<void> {
    await this.db.sql(
      `UPDATE tracks.learner_project lp SET starts_on = d.starts_on, due_on = d.due_on
       FROM unnest($2::uuid[], $3::date[], $4::date[]) d(project_id, starts_on, due_on)
       WHERE lp.enrolment_id = $1 AND lp.project_id = d.project_id`,
      [
        enrolmentId,
        projects.map(({ projectId }) => projectId),
        projects.map(({ startsOn }) => startsOn),
        projects.map(({ dueOn }) => dueOn),
      ],
    );
  }
}

function sameProjects(before: Pick<Plan, 'projects'>, after: Pick<Plan, 'projects'>): boolean {
  const known = new Set(before.projects.map(({ projectId }) => projectId));
  return known.size === after.projects.length && after.projects.every(({ projectId }) => known.has(projectId));
}

function sameWeeks(before: Pick<Plan, 'weeks'>, after: Pick<Plan, 'weeks'>): boolean {
  return (
    before.weeks.length === after.weeks.length &&
    after.weeks.every((week, index) => week.minutes === before.weeks[index]?.minutes)
  );
}
