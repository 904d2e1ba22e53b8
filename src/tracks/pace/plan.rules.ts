import { addMonths } from '../../platform/kernel/period.js';
import { dayAt, dayNumber, mondayOf, weekdayOf } from './calendar.rules.js';
import type { Plan, PlanFacts, PlannedProject, PlannedWeek, WorkToPlan } from './plan.types.js';

/** The minutes of work of one working day. */
interface DayOfWork {
  day: number;
  minutes: number;
}

/**
 * The plan of a track: the hours of its projects laid evenly on the learner's working days from the entry to the end of
 * the pace, project after project. A pause leaves what was planned before it as it is and moves what is left.
 */
export function planOf(facts: PlanFacts): Plan {
  const projects = inOrder(facts.projects);
  const minutes = projects.reduce((sum, { estimatedHours }) => sum + estimatedHours * 60, 0);
  const days = spread(minutes, facts);
  const lastDay = days.at(-1)?.day ?? dayNumber(facts.enteredOn);
  return {
    startsOn: facts.enteredOn,
    endsOn: dayAt(lastDay),
    minutes,
    projects: laidOn(days, projects),
    weeks: weeksOf(days, dayNumber(facts.enteredOn), lastDay),
  };
}

/** The busiest week of a plan, in hours. */
export function weeklyLoadOf(plan: Plan): number {
  return Math.max(0, ...plan.weeks.map(({ minutes }) => minutes)) / 60;
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

/** All minutes on working days: what lies before a pause stays, what is left is spread anew after it. */
function spread(total: number, facts: PlanFacts): DayOfWork[] {
  const pauses = facts.pauses
    .map(({ fromOn, untilOn }) => ({ from: dayNumber(fromOn), until: dayNumber(untilOn) }))
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.from - b.from);
  const days: DayOfWork[] = [];
  let from = dayNumber(facts.enteredOn);
  let until = dayNumber(addMonths(facts.enteredOn, facts.paceMonths));
  let left = total;
  for (const pause of pauses) {
    if (pause.from >= until) break;
    const before = evenly(left, workingDays(from, until, facts)).filter(({ day }) => day < pause.from);
    days.push(...before);
    left -= before.reduce((sum, { minutes }) => sum + minutes, 0);
    until += pause.until - Math.max(pause.from, from);
    from = pause.until;
  }
  return left > 0 ? [...days, ...evenly(left, workingDays(from, until, facts))] : days;
}

/** The learner's working days from one day to before another; at least one, the first that comes. */
function workingDays(from: number, until: number, { weekdays, holidays }: PlanFacts): number[] {
  const days: number[] = [];
  for (let day = from; day < until || (days.length === 0 && day < until + 366); day += 1) {
    if (weekdays.includes(weekdayOf(day)) && !holidays.has(dayAt(day))) days.push(day);
  }
  return days.length > 0 ? days : [from];
}

/** Whole minutes in equal parts; what does not divide is laid as evenly as whole minutes can be. */
function evenly(total: number, days: number[]): DayOfWork[] {
  const upTo = (count: number) => Math.floor((total * count) / days.length);
  return days.map((day, index) => ({ day, minutes: upTo(index + 1) - upTo(index) }));
}

/** When each project starts and is due, one after the other. */
function laidOn(days: DayOfWork[], projects: WorkToPlan[]): PlannedProject[] {
  const reached: { day: number; minutes: number }[] = [];
  let sum = 0;
  for (const { day, minutes } of days) reached.push({ day, minutes: (sum += minutes) });
  let done = 0;
  return projects.map(({ projectId, estimatedHours }) => {
    const start = reached.find(({ minutes }) => minutes > done) ?? reached.at(-1);
    done += estimatedHours * 60;
    const due = reached.find(({ minutes }) => minutes >= done) ?? reached.at(-1);
    return { projectId, startsOn: dayAt(start?.day ?? 0), dueOn: dayAt(due?.day ?? 0) };
  });
}

/** The weeks from the entry to the last working day, each with its work and the session that it owes. */
function weeksOf(days: DayOfWork[], firstDay: number, lastDay: number): PlannedWeek[] {
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
