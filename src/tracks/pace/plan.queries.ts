import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { addMonths, addDays } from '../../platform/kernel/period.js';
import { PlaceUnknown } from '../tracks.errors.js';
import { planOf } from './plan.rules.js';
import type { Pause, Plan, WorkToPlan } from './plan.types.js';
import { PublicHolidays } from './public-holidays.adapter.js';

/** What a plan is asked for with: the design, and the learner's time. */
export interface PlanRequest {
  designId: string;
  enteredOn: string;
  paceMonths: number;
  weekdays: readonly number[];
  country: string;
  region: string | null;
  pauses: readonly Pause[];
}

/** Makes plans out of the recorded facts. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly db: Db,
    private readonly holidays: PublicHolidays,
  ) {}

  /** The plan of a track as the facts have it now. Throws `PlaceUnknown` for a country or region without a calendar. */
  async planFor(request: PlanRequest): Promise<Plan> {
    const { enteredOn, paceMonths, pauses, country, region } = request;
    if (!(await this.holidays.knows(country, null))) throw new PlaceUnknown('country');
    if (!(await this.holidays.knows(country, region))) throw new PlaceUnknown('region');
    const lastPauseOn = pauses.reduce((last, { untilOn }) => (last < untilOn ? untilOn : last), enteredOn);
    // A pause moves the end by its days, so one pace after the last day back is beyond any plan.
    const holidays = await this.holidays.between(request, enteredOn, addDays(addMonths(lastPauseOn, paceMonths), 366));
    return planOf({ ...request, holidays, projects: await this.workOf(request.designId) });
  }

  /** The projects of a design with their hours and order. */
  private workOf(designId: string): Promise<WorkToPlan[]> {
    return this.db.sql<WorkToPlan>(
      `SELECT p.id AS "projectId", p.position, p.estimated_hours AS "estimatedHours",
         ARRAY(SELECT q.prerequisite_id FROM tracks.project_prerequisite q WHERE q.project_id = p.id) AS prerequisites
       FROM tracks.project p WHERE p.design_id = $1 ORDER BY p.position`,
      [designId],
    );
  }
}
