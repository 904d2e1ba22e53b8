import { dayAt, dayNumber, mondayOf, monthsAfter } from './calendar.rules.js';
import { type DayOfWork, type LaidWork, layWork } from './laying.rules.js';
import type {
  Plan,
  PlanFacts,
  PlannedActivity,
  PlannedMonth,
  PlannedWeek,
  ProjectDates,
  WorkToPlan,
} from './plan.types.js';

/**
 * The plan of a track: the hours of its projects laid on the learner's week from the entry to the end of the pace,
 * project after project. A change leaves what was planned before its day as it is and lays what is left anew.
 */
export function planOf(facts: PlanFacts): Plan {
  const projects = inOrder(facts.projects);
  const { days, laid } = layWork({ ...facts, projects });
  const planned = projects.flatMap(({ dispensedOn, ...project }, index) => (dispensedOn ? [] : [{ project, index }]));
  const dates = planned.map(({ project: { projectId, verified, activities }, index }) => ({
    projectId,
    ...datesOf(verified, laid[index]),
    ...(!verified && activities?.length && { activities: activityDates(activities, laid[index]) }),
  }));
  const firstDay = dayNumber(facts.enteredOn);
  return {
    startsOn: facts.enteredOn,
    endsOn: dates.reduce((last, { dueOn }) => (last < dueOn ? dueOn : last), facts.enteredOn),
    minutes: planned.reduce((sum, { project }) => sum + project.estimatedHours * 60, 0),
    projects: dates,
    weeks: weeksOf(days, firstDay),
    months: monthsOf(days),
  };

  function datesOf(verified: WorkToPlan['verified'], work: LaidWork | undefined): ProjectDates {
    if (verified) return { startsOn: verified.startsOn, dueOn: verified.dueOn };
    const start = work?.startsAt ?? firstDay;
    return { startsOn: dayAt(start), dueOn: dayAt(work?.dueAt ?? start) };
  }

  function activityDates(activities: NonNullable<WorkToPlan['activities']>, work: LaidWork | undefined) {
    return activities.map(({ activityId }, index): PlannedActivity => {
      const part = work?.parts[index];
      const start = part?.startsAt ?? firstDay;
      return { activityId, startsOn: dayAt(start), dueOn: dayAt(part?.dueAt ?? start) };
    });
  }
}

/** The busiest week of a plan, in hours; of those from a day on, the week that the day lies in is the first. */
export function weeklyLoadOf({ weeks }: Pick<Plan, 'weeks'>, fromOn?: string): number {
  const from = fromOn === undefined ? '' : dayAt(mondayOf(dayNumber(fromOn)));
  return Math.max(0, ...weeks.filter(({ startsOn }) => startsOn >= from).map(({ minutes }) => minutes)) / 60;
}

/** Projects so that each comes after its prerequisites, else by position. */
export function inOrder<Project extends WorkToPlan>(projects: readonly Project[]): Project[] {
  const waiting = projects.toSorted((a, b) => a.position - b.position);
  const ordered: Project[] = [];
  const placed = new Set<string>();
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ prerequisites }) => prerequisites.every((id) => placed.has(id)));
    const [next] = waiting.splice(Math.max(ready, 0), 1);
    if (!next) break;
    placed.add(next.projectId);
    ordered.push(next);
  }
  return ordered;
}

/** The weeks from the entry to the last working day, each with its work and the session that it owes. */
function weeksOf(days: readonly DayOfWork[], firstDay: number): PlannedWeek[] {
  const lastDay = days.at(-1)?.day ?? firstDay;
  const byWeek = new Map<number, number>();
  for (const { day, minutes } of days) byWeek.set(mondayOf(day), (byWeek.get(mondayOf(day)) ?? 0) + minutes);
  const weeks: PlannedWeek[] = [];
  let isFirst = true;
  for (let monday = mondayOf(firstDay); monday <= lastDay; monday += 7) {
    const minutes = byWeek.get(monday);
    const session = minutes === undefined ? null : isFirst ? 'discovery' : 'weekly';
    if (session) isFirst = false;
    weeks.push({ startsOn: dayAt(monday), minutes: minutes ?? 0, session });
  }
  return weeks;
}

function monthsOf(days: readonly DayOfWork[]): PlannedMonth[] {
  const months: PlannedMonth[] = [];
  let monthEnds = Number.NEGATIVE_INFINITY;
  for (const { day, minutes } of days) {
    const last = months.at(-1);
    if (last && day < monthEnds) {
      last.minutes += minutes;
      continue;
    }
    const month = dayAt(day).slice(0, 7);
    months.push({ month, minutes });
    monthEnds = monthsAfter(`${month}-01`, 1);
  }
  return months;
}
