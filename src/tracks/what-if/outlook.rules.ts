import { check, decide, type Decision } from '../../platform/kernel/decision.js';
import { ENROLLING, keepsLimits } from '../enrolments/enrolment.rules.js';
import { dayAt, dayNumber, mondayOf } from '../pace/calendar.rules.js';
import { type Forecast, forecastOf } from '../pace/forecast.rules.js';
import { type OwnTime, ownTimeOf } from '../pace/own-time.rules.js';
import { overdueHoursOf } from '../pace/overdue.rules.js';
import { paceStanding, type PaceStanding } from '../pace/pace-standing.rules.js';
import type { PacedFacts } from '../pace/paced-track.types.js';
import { loadCheck, paceCheck } from '../pace/plan-change.rules.js';
import { planOf, weeklyLoadOf } from '../pace/plan.rules.js';
import type { Plan } from '../pace/plan.types.js';
import { minutesOf } from '../pace/week.rules.js';
import { changesOf, type Scenario } from './scenario.rules.js';
import { juryInTime, type TimeLeft, timeLeftOf, timeSuffices } from './time-left.rules.js';

/** What a plan leads to, for one who looks at it on a day. */
export interface Outlook extends TimeLeft {
  paceMonths: number;
  /** The hours that the learner gives in a week. */
  weeklyHours: number;
  /** The hours of the busiest week that is left, and of the mean one. */
  busiestWeekHours: number;
  meanWeekHours: number;
  endsOn: string;
  forecast: Forecast;
  /** One a week, this one included. */
  sessionsLeft: number;
  jury: { fromOn: string; untilOn: string | null };
  /** Null where nobody else pays; the days are those between the end of the plan and that of the funding. */
  fundingEndsOn: string | null;
  fundingDaysLeft: number | null;
  decision: Decision;
}

/** What the plan of a track leads to as it is, or with what might be. */
export function outlookOf(facts: PacedFacts, today: string, scenario: Scenario = {}): Outlook {
  const changes = [...facts.plan.changes, ...changesOf(scenario, today, facts.enteredOn)];
  const plan = planOf({ ...facts.plan, changes });
  const standing = standingWith(facts, plan, today);
  const onDay = ownTimeOf({ ...facts.plan, changes });
  const { totalHours, verifiedHours } = standing;
  const fundingEndsOn = facts.fundedBy === 'third-party' ? facts.fundingEndsOn : null;
  const figures = {
    paceMonths: scenario.paceMonths ?? facts.paceMonths,
    weeklyHours: rounded(minutesOf(scenario.week ?? facts.week) / 60),
    ...weeksLeft(plan, today),
    endsOn: plan.endsOn,
    jury: { fromOn: dayAt(dayNumber(plan.endsOn) + facts.rulebook.juryNoticeDays), untilOn: facts.awardableUntilOn },
    fundingEndsOn,
    fundingDaysLeft: fundingEndsOn === null ? null : dayNumber(fundingEndsOn) - dayNumber(plan.endsOn),
    ...timeLeftOf(facts, totalHours - verifiedHours, onDay),
  };
  const forecast = forecastOf({
    today,
    enteredOn: facts.enteredOn,
    plannedEndOn: plan.endsOn,
    projectedEndOn: standing.projectedEndOn,
    totalHours,
    verifiedHours,
    dueHours: standing.dueHours,
    overdueHours: overdueHoursOf(withDatesOf(plan, facts), today),
    weeklyHours: figures.weeklyHours,
    onDay,
  });
  return {
    ...figures,
    forecast,
    decision: decisionOn(facts, figures, { today, onDay, loadHours: weeklyLoadOf(plan, today) }),
  };
}

/** The pace as it would stand with the dates of another plan. */
export function standingWith(facts: PacedFacts, plan: Plan, today: string): PaceStanding {
  const projects = withDatesOf(plan, facts);
  const fundingEndsOn = facts.fundedBy === 'third-party' ? facts.fundingEndsOn : null;
  const limits = [fundingEndsOn, facts.awardableUntilOn];
  return paceStanding({ ...facts, projects, plannedEndOn: plan.endsOn, onDay: facts.suspendedFromOn ?? today, limits });
}

type Figures = Omit<Outlook, 'decision' | 'forecast'>;

/** The load is held against the rulebook to the minute, as when the change is asked for; figures are rounded. */
function decisionOn(
  facts: PacedFacts,
  figures: Figures,
  { today, onDay, loadHours }: { today: string; onDay: OwnTime; loadHours: number },
): Decision {
  const { busiestWeekHours, weeklyHours, endsOn } = figures;
  return decide(
    paceCheck(figures.paceMonths, facts.rulebook.paces),
    loadCheck(loadHours, facts.rulebook.maxWeeklyHours),
    check(ENROLLING.hoursSuffice, busiestWeekHours <= weeklyHours, { weeklyLoadHours: busiestWeekHours, weeklyHours }),
    ...keepsLimits({ ...facts, plannedEndOn: endsOn }).checks,
    juryInTime(figures.jury),
    timeSuffices(figures, today, onDay),
  );
}

function weeksLeft({ weeks }: Plan, today: string) {
  const left = weeks.filter(({ startsOn }) => startsOn >= dayAt(mondayOf(dayNumber(today))));
  const working = left.filter(({ minutes }) => minutes > 0);
  const minutes = working.reduce((sum, week) => sum + week.minutes, 0);
  return {
    busiestWeekHours: rounded(weeklyLoadOf({ weeks: left })),
    meanWeekHours: rounded(minutes / 60 / Math.max(1, working.length)),
    sessionsLeft: left.filter(({ session }) => session !== null).length,
  };
}

function withDatesOf({ projects }: Plan, facts: PacedFacts) {
  const dates = new Map(projects.map((project) => [project.projectId, project]));
  return facts.projects.map((project) => ({ ...project, ...dates.get(project.projectId) }));
}

function rounded(hours: number): number {
  return Math.round(hours * 10) / 10;
}
