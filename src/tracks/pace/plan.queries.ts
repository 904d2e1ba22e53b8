import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { addDays, addMonths } from '../../platform/kernel/period.js';
import { PlaceUnknown } from '../tracks.errors.js';
import { planOf } from './plan.rules.js';
import type { Plan, PlanChange, PlanFacts, WorkToPlan } from './plan.types.js';
import { PublicHolidays } from './public-holidays.adapter.js';

/** The facts of a plan but for the public holidays, and the place that they are those of. */
export interface PlanRequest extends Omit<PlanFacts, 'holidays'> {
  country: string;
  region: string | null;
}

/** Makes plans out of facts. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly db: Db,
    private readonly holidays: PublicHolidays,
  ) {}

  /** The plan of a design before anybody follows it. Throws `PlaceUnknown` for a place without a calendar. */
  async planFor({ designId, ...request }: Omit<PlanRequest, 'projects'> & { designId: string }): Promise<Plan> {
    return planOf(await this.factsFor({ ...request, projects: await this.workOf(designId) }));
  }

  /** The facts of a plan with the public holidays of its place. Throws `PlaceUnknown`. */
  async factsFor(request: PlanRequest): Promise<PlanFacts> {
    const { country, region, ...facts } = request;
    if (!(await this.holidays.knows(country, null))) throw new PlaceUnknown('country');
    if (!(await this.holidays.knows(country, region))) throw new PlaceUnknown('region');
    const holidays = await this.holidays.between({ country, region }, facts.enteredOn, lastDayOf(facts));
    return { ...facts, holidays };
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

/** A change moves the end by its days at most: one pace after the last of them, and a year, is beyond any plan. */
function lastDayOf({ enteredOn, paceMonths, changes }: Omit<PlanFacts, 'holidays'>): string {
  const days = changes.map((change) => ('untilOn' in change ? change.untilOn : change.fromOn));
  const last = days.reduce((latest, day) => (latest < day ? day : latest), enteredOn);
  const paces = changes.flatMap((change: PlanChange) => (change.kind === 'pace' ? [change.paceMonths] : []));
  return addDays(addMonths(last, Math.max(paceMonths, ...paces)), 366);
}
