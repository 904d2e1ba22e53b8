import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { daysBetween } from '../../platform/kernel/period.js';

/*
 * A certificate of completion tells the activities that took place and were verified between two days: the estimated
 * hours of the projects that an evaluator validated, and the length of the sessions that were held with the mentor.
 * Time at the screen is not counted, nor a session that was missed, called off, or is contested.
 */
export const COMPLETION = {
  withinTrack: { code: 'completion-within-track', says: 'The period lies, at least in part, within the track.' },
  workVerified: {
    code: 'completion-work-verified',
    says: 'Some work was done and verified in the period, or some session was held.',
    source: 'Code du travail, R6341-13',
  },
} satisfies Record<string, Rule>;

/** Days, both included; `endedOn` is the last day of a track that ended. */
export interface CompletionPeriod {
  fromOn: string;
  untilOn: string;
  enteredOn: string;
  endedOn: string | null;
}

/** A project that was validated, with the day in the zone of the learner. */
export interface VerifiedWork {
  validatedOn: string;
  estimatedHours: number;
}

/** A session that was held, with the day in the zone of the learner. */
export interface HeldSession {
  heldOn: string;
  minutes: number;
}

/** What a month (YYYY-MM) adds to a certificate. */
export interface MonthOfCompletion {
  month: string;
  workHours: number;
  sessionHours: number;
  /** The days of the sessions, in their order. */
  sessionsOn: string[];
  hours: number;
}

/** What a certificate of completion attests, with the terms of its hours. */
export interface Completion<
  Work extends VerifiedWork = VerifiedWork,
  Session extends HeldSession = HeldSession,
> extends Omit<MonthOfCompletion, 'month' | 'sessionsOn'> {
  fromOn: string;
  untilOn: string;
  work: Work[];
  sessions: Session[];
  /** Every month in which there was something. */
  months: MonthOfCompletion[];
}

/** The part of the period in which the learner was on the track, and what was verified in it. */
export function completionOf<Work extends VerifiedWork, Session extends HeldSession>(
  { fromOn, untilOn, enteredOn, endedOn }: CompletionPeriod,
  done: { work: readonly Work[]; sessions: readonly Session[] },
): Completion<Work, Session> {
  const first = fromOn > enteredOn ? fromOn : enteredOn;
  const last = endedOn !== null && endedOn < untilOn ? endedOn : untilOn;
  const isInside = (day: string) => first <= day && day <= last;
  const work = done.work.filter(({ validatedOn }) => isInside(validatedOn));
  const sessions = done.sessions.filter(({ heldOn }) => isInside(heldOn));
  return { fromOn: first, untilOn: last, ...hoursOf(work, sessions), work, sessions, months: byMonth(work, sessions) };
}

/** May this be certified? */
export function mayCertify({ fromOn, untilOn, hours }: Pick<Completion, 'fromOn' | 'untilOn' | 'hours'>): Decision {
  return decide(
    check(COMPLETION.withinTrack, fromOn <= untilOn, { fromOn, untilOn }, { never: true }),
    check(COMPLETION.workVerified, hours > 0, { hours }, { nextActor: 'evaluator' }),
  );
}

const DAYS_OF_A_MONTH = 365.25 / 12;

/** The length of a certified period in whole months, at least one: an apprenticeship is certified in months. */
export function monthsOf({ fromOn, untilOn }: Pick<Completion, 'fromOn' | 'untilOn'>): number {
  return Math.max(1, Math.round((daysBetween(fromOn, untilOn) + 1) / DAYS_OF_A_MONTH));
}

/** Added up in minutes, so that no hour is lost to rounding. */
function hoursOf(work: readonly VerifiedWork[], sessions: readonly HeldSession[]) {
  const workHours = work.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0);
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  return { workHours, sessionHours: minutes / 60, hours: (workHours * 60 + minutes) / 60 };
}

function byMonth(work: readonly VerifiedWork[], sessions: readonly HeldSession[]): MonthOfCompletion[] {
  const days = [...work.map(({ validatedOn }) => validatedOn), ...sessions.map(({ heldOn }) => heldOn)];
  const months = [...new Set(days.map(monthOf))].sort();
  return months.map((month) => {
    const held = sessions.filter(({ heldOn }) => monthOf(heldOn) === month);
    const validated = work.filter(({ validatedOn }) => monthOf(validatedOn) === month);
    return { month, ...hoursOf(validated, held), sessionsOn: held.map(({ heldOn }) => heldOn).sort() };
  });
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}
