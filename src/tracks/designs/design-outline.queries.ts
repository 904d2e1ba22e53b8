import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { addDays, addMonths } from '../../platform/kernel/period.js';
import { planOf, weeklyLoadOf } from '../pace/plan.rules.js';
import { PublicHolidays } from '../pace/public-holidays.adapter.js';
import { weekOf } from '../pace/week.rules.js';

/** A project of a design in broad lines. */
export interface OutlinedProject {
  code: string;
  name: string;
  level: number;
  estimatedHours: number;
}

/** What one pace comes to for somebody who enters on a day and works Monday to Friday. */
export interface OutlinedPace {
  months: number;
  /** Over all weeks of the plan, on average. */
  weeklyHours: number;
  endsOn: string;
  /** `too-busy`: beyond the hours that the rulebook lets a week have; `too-late`: the title is no longer awarded then. */
  possible: 'yes' | 'too-busy' | 'too-late';
}

/** The latest published design of a title in broad lines, and how long it takes at each pace. */
export interface DesignOutline {
  projects: OutlinedProject[];
  hours: number;
  paces: OutlinedPace[];
}

/** Who would enter when, on a title that is awarded until a day. */
export interface OutlineAsked {
  titleVersionId: string;
  enteredOn: string;
  awardableUntilOn: string | null;
}

interface Outlined {
  projects: (OutlinedProject & { projectId: string; position: number; prerequisites: string[] })[];
  paces: number[] | null;
  maxWeeklyHours: number | null;
}

const OUTLINE = `
  SELECT COALESCE((SELECT json_agg(json_build_object('projectId', p.id, 'code', p.code, 'name', p.name, 'level', p.level,
      'position', p.position, 'estimatedHours', p.estimated_hours,
      'prerequisites', ARRAY(SELECT q.prerequisite_id FROM tracks.project_prerequisite q WHERE q.project_id = p.id))
      ORDER BY p.position) FROM tracks.project p WHERE p.design_id = d.id), '[]') AS projects,
    r.numbers->'paces' AS paces, (r.numbers->>'maxWeeklyHours')::float8 AS "maxWeeklyHours"
  FROM tracks.design d
  LEFT JOIN LATERAL (SELECT numbers FROM tracks.rulebook WHERE state = 'active'
    ORDER BY activated_at DESC, id DESC LIMIT 1) r ON TRUE
  WHERE d.title_version_id = $1 AND d.state = 'published' ORDER BY d.published_at DESC, d.id DESC LIMIT 1`;

/** Reads what somebody who is not enrolled wants to know of a design. */
@Injectable()
export class DesignOutlineQueries {
  constructor(
    private readonly db: Db,
    private readonly holidays: PublicHolidays,
  ) {}

  /** The outline by the rulebook that new learners get, in one statement; null while no design is published. */
  async of(asked: OutlineAsked): Promise<DesignOutline | null> {
    const found = await this.db.one<Outlined>(OUTLINE, [asked.titleVersionId]);
    if (!found) return null;
    const paces = found.paces ?? [];
    const lastDay = addDays(addMonths(asked.enteredOn, Math.max(0, ...paces)), 366);
    const holidays = await this.holidays.between({ country: 'FR', region: null }, asked.enteredOn, lastDay);
    return {
      projects: found.projects.map(({ code, name, level, estimatedHours }) => ({ code, name, level, estimatedHours })),
      hours: found.projects.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0),
      paces: paces.map((months) => paceOf(months, asked, found, holidays)),
    };
  }
}

function paceOf(months: number, asked: OutlineAsked, found: Outlined, holidays: ReadonlySet<string>): OutlinedPace {
  const { enteredOn, awardableUntilOn } = asked;
  const week = weekOf([1, 2, 3, 4, 5]);
  const plan = planOf({ enteredOn, paceMonths: months, week, holidays, projects: found.projects, changes: [] });
  const isTooBusy = found.maxWeeklyHours !== null && weeklyLoadOf(plan) > found.maxWeeklyHours;
  const isTooLate = awardableUntilOn !== null && plan.endsOn > awardableUntilOn;
  const weeklyHours = plan.minutes / 60 / Math.max(1, plan.weeks.length);
  return {
    months,
    weeklyHours,
    endsOn: plan.endsOn,
    possible: isTooBusy ? 'too-busy' : isTooLate ? 'too-late' : 'yes',
  };
}
