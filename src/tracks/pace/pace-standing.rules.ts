import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import { dayAt, dayNumber } from './calendar.rules.js';

export const PACE = {
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

/** How far a learner is: hours verified, hours due by now, hours planned up to now, and what follows from them. */
export interface PaceStanding {
  state: 'on-pace' | 'behind' | 'at-risk';
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
  const pace = check(PACE.onPace, verifiedHours >= dueHours * facts.rulebook.onPaceShare, {
    verifiedHours,
    dueHours,
    share: facts.rulebook.onPaceShare,
  });
  const risks = riskChecks(facts, projectedEndOn);
  const isAtRisk = risks.some(({ standing }) => standing !== 'met');
  const state = isAtRisk ? 'at-risk' : pace.standing === 'met' ? 'on-pace' : 'behind';
  const decision = decide(pace, ...risks);
  return { state, totalHours, verifiedHours, dueHours, plannedHours, projectedEndOn, decision };
}

function riskChecks({ limits, rulebook, lastActiveOn, missedOn, onDay }: PaceFacts, projectedEndOn: string): Check[] {
  const limit = limits.filter((day) => day !== null).sort()[0] ?? null;
  const silentDays = dayNumber(onDay) - dayNumber(lastActiveOn);
  const since = dayAt(dayNumber(onDay) - rulebook.missedWithinWeeks * 7);
  const missed = missedOn.filter((day) => since < day && day <= onDay).length;
  return [
    check(PACE.endWithinLimits, limit === null || projectedEndOn <= limit, { projectedEndOn, limit }),
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
function projectedEnd({ onDay, enteredOn, plannedEndOn }: PaceFacts, totalHours: number, lateHours: number): string {
  if (lateHours === 0 || totalHours === 0) return plannedEndOn;
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
