import { Injectable } from '@nestjs/common';
import type { DesignActivity } from '../designs/activity.types.js';
import { DesignsQueries } from '../designs/designs.queries.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import { planOf } from './plan.rules.js';
import type { ProjectDates } from './plan.types.js';

/** An activity with its days in the plan of a learner; without any once its project is validated. */
export type PlannedLearning = DesignActivity & Partial<ProjectDates>;

/** Lays what is learned for a project on the days of a learner's plan. */
@Injectable()
export class PlannedLearningQueries {
  constructor(
    private readonly designs: DesignsQueries,
    private readonly facts: PacedFactsQueries,
  ) {}

  /** In the order of the project. Throws `EnrolmentUnknown`. */
  async of(enrolmentId: string, projectId: string): Promise<PlannedLearning[]> {
    const activities = await this.designs.activitiesOf(projectId);
    if (activities.length === 0) return [];
    const { projects } = planOf((await this.facts.of(enrolmentId)).plan);
    const days = projects.find((planned) => planned.projectId === projectId)?.activities ?? [];
    return activities.map((activity, index) => ({ ...activity, ...days[index] }));
  }
}
