import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import { dayAt, dayNumber } from './calendar.rules.js';

/*
 * A track keeps its pace while it runs and has work left. One whose every project is validated has kept it; one that
 * stands still, is over or has not begun is neither behind nor silent: only its end against the limits still matters.
 */
export const PACE = {
  allValidated: { code: 'every-project-validated', says: 'Every project of the track is validated.' },
  runs: { code: 'paced-track-runs', says: 'The track runs, so that its pace can be told.' },
  onPace: {
    code: 'verified-work-on-pace',
    says: 'The verified hours reach the share that the rulebook asks of the hours that are due.',
    source: 'Rulebook, on pace',
  },
  endWithinLimits: {
    code: 'projected-end-within-limits',
    says: 'At the present pace the track ends before the funding and the award of the title do.',
  },
  activeLately: {
    code: 'active-lately',
    says: 'The learner was active within the days that the rulebook allows.',
    source: 'Rulebook, days of silence',
  },
  sessionsAttended: {
    code: 'sessions-attended',
    says: 'Fewer sessions were missed lately than the rulebook makes an alert of.',
    source: 'Rulebook, missed sessions',
  },
} satisfies Record<string, Rule>;

type PaceNumbers = Pick<RulebookNumbers, 'onPaceShare' | 'silentDays' | 'missedSessions' | 'missedWithinWeeks'>;

export interface PaceFacts {
  state: EnrolmentState;
  /** The day that is looked at; the first day away while the track stands still. */
  onDay: string;
  rulebook: PaceNumbers;
  enteredOn: string;
  plannedEndOn: string;
  /** The last days of the funding and of the award of the title, where there are any. */
  limits: (string | null)[];
  lastActiveOn: string;
  missedOn: string[];
  projects: readonly { estimatedHours: number; startsOn: string; dueOn: string; validatedOn: string | null }[];
}

/** On pace, behind or at risk while the track runs; `done` with every project validated; else why there is no pace. */
export const PACE_STATES = ['on-pace', 'behind', 'at-risk', 'done', 'paused', 'over', 'not-begun'] as const;

export type PaceState = (typeof PACE_STATES)[number];

/** How far a learner is: hours verified, hours due by now, hours planned up to now, and what follows from them. */
export interface PaceStanding {
  state: PaceState;
  totalHours: number;
  /** Hours of validated projects. */
  verifiedHours: number;
  /** Hours of the projects whose due day is over. */
  dueHours: number;
  /** Due hours, and of each project that runs the part that its days make. */
  plannedHours: number;
  projectedEndOn: string;
  decision: Decision;
}

/**
 * Is the learner on pace? Only whole projects are verified, so they are measured against the projects that are due:
 * nobody falls behind for being in the middle of one.
 */
export function paceStanding(facts: PaceFacts): PaceStanding {
  const { projects, onDay } = facts;
  const hours = (of: (project: PaceFacts['projects'][number]) => number) => projects.reduce((sum, p) => sum + of(p), 0);
  const totalHours = hours((p) => p.estimatedHours);
  const verifiedHours = hours((p) => (p.validatedOn ? p.estimatedHours : 0));
  const dueHours = hours((p) => (p.dueOn < onDay ? p.estimatedHours : 0));
  const plannedHours = Math.round(hours((p) => plannedUntil(onDay, p)));
  const projectedEndOn = projectedEnd(facts, totalHours, Math.max(0, dueHours - verifiedHours));
  const figures = { totalHours, verifiedHours, dueHours, plannedHours, projectedEndOn };
  return { ...figures, ...verdictOn(facts, figures) };
}

type Figures = Omit<PaceStanding, 'state' | 'decision'>;

function verdictOn(facts: PaceFacts, figures: Figures): Pick<PaceStanding, 'state' | 'decision'> {
  const { totalHours, verifiedHours, dueHours, projectedEndOn } = figures;
  const isDone = totalHours > 0 && verifiedHours === totalHours;
  if (isDone) return { state: 'done', decision: decide(check(PACE.allValidated, true, { verifiedHours })) };
  const resting = RESTING[facts.state];
  if (resting) {
    const runs = check(PACE.runs, false, { state: facts.state }, { never: resting === 'over', nextActor: 'advisor' });
    return {
      state: resting,
      decision: resting === 'paused' ? decide(runs, endCheck(facts, projectedEndOn)) : decide(runs),
    };
  }
  const share = facts.rulebook.onPaceShare;
  const pace = check(PACE.onPace, verifiedHours >= dueHours * share, { verifiedHours, dueHours, share });
  const risks = [endCheck(facts, projectedEndOn), ...absenceChecks(facts)];
  const isAtRisk = risks.some(({ standing }) => standing !== 'met');
  const state = isAtRisk ? 'at-risk' : pace.standing === 'met' ? 'on-pace' : 'behind';
  return { state, decision: decide(pace, ...risks) };
}

const RESTING: Partial<Record<EnrolmentState, PaceState>> = {
  applied: 'not-begun',
  admitted: 'not-begun',
  suspended: 'paused',
  completed: 'over',
  withdrawn: 'over',
  ended: 'over',
};

function endCheck({ limits }: PaceFacts, projectedEndOn: string): Check {
  const limit = limits.filter((day) => day !== null).sort()[0] ?? null;
  return check(PACE.endWithinLimits, limit === null || projectedEndOn <= limit, { projectedEndOn, limit });
}

function absenceChecks({ rulebook, lastActiveOn, missedOn, onDay }: PaceFacts): Check[] {
  const silentDays = dayNumber(onDay) - dayNumber(lastActiveOn);
  const since = dayAt(dayNumber(onDay) - rulebook.missedWithinWeeks * 7);
  const missed = missedOn.filter((day) => since < day && day <= onDay).length;
  return [
    check(
      PACE.activeLately,
      silentDays < rulebook.silentDays,
      { silentDays, allowed: rulebook.silentDays },
      { nextActor: 'learner' },
    ),
    check(PACE.sessionsAttended, missed < rulebook.missedSessions, { missed, weeks: rulebook.missedWithinWeeks }),
  ];
}

/** The planned end, later by the days that the hours in arrears take at the pace of the plan. */
function projectedEnd(facts: PaceFacts, totalHours: number, lateHours: number): string {
  const { state, onDay, enteredOn, plannedEndOn } = facts;
  if (lateHours === 0 || totalHours === 0 || RESTING[state] === 'over') return plannedEndOn;
  const planDays = dayNumber(plannedEndOn) - dayNumber(enteredOn) + 1;
  const lateDays = Math.ceil((lateHours / totalHours) * planDays);
  return dayAt(Math.max(dayNumber(plannedEndOn), dayNumber(onDay)) + lateDays);
}

function plannedUntil(onDay: string, project: PaceFacts['projects'][number]): number {
  if (project.dueOn < onDay) return project.estimatedHours;
  if (onDay <= project.startsOn) return 0;
  const start = dayNumber(project.startsOn);
  return (project.estimatedHours * (dayNumber(onDay) - start)) / (dayNumber(project.dueOn) - start + 1);
}
