import { dayNumber } from '../pace/calendar.rules.js';
import { planOf, weeklyLoadOf } from '../pace/plan.rules.js';
import type { PlanFacts, WorkToPlan } from '../pace/plan.types.js';

/** A project on the time line of one pace; places are percents of the longest pace. */
export interface ProjectOnLine {
  code: string;
  startsOn: string;
  dueOn: string;
  x: number;
  width: number;
}

/** A design at one pace: when each project would be due, and what a week would ask. */
export interface PaceLine {
  paceMonths: number;
  endsOn: string;
  /** Of the busiest week. */
  weeklyHours: number;
  sessions: number;
  projects: ProjectOnLine[];
}

/** A design as it would be laid out for somebody who enters on a day, at each of these paces. */
export function timelineOf(
  projects: readonly (WorkToPlan & { code: string })[],
  paces: readonly number[],
  when: Pick<PlanFacts, 'enteredOn' | 'week' | 'holidays'>,
): PaceLine[] {
  const plans = paces.map((paceMonths) => ({
    paceMonths,
    plan: planOf({ ...when, paceMonths, changes: [], projects }),
  }));
  const first = dayNumber(when.enteredOn);
  const span = Math.max(1, ...plans.map(({ plan }) => dayNumber(plan.endsOn) - first + 1));
  const share = (days: number) => Math.round((days / span) * 10_000) / 100;
  const codeOf = new Map(projects.map(({ projectId, code }) => [projectId, code]));
  return plans.map(({ paceMonths, plan }) => ({
    paceMonths,
    endsOn: plan.endsOn,
    weeklyHours: Math.round(weeklyLoadOf(plan) * 10) / 10,
    sessions: plan.weeks.filter(({ session }) => session !== null).length,
    projects: plan.projects.map(({ projectId, startsOn, dueOn }) => ({
      code: codeOf.get(projectId) ?? '',
      startsOn,
      dueOn,
      x: share(dayNumber(startsOn) - first),
      width: share(dayNumber(dueOn) - dayNumber(startsOn) + 1),
    })),
  }));
}
