import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { daysBetween } from '../../platform/kernel/period.js';

/*
 * A certificate of completion tells the work that was done and verified between two days: the estimated hours of the
 * projects that were validated then. Time at the screen is not counted.
 */
export const COMPLETION = {
  withinTrack: { code: 'completion-within-track', says: 'The period lies, at least in part, within the track.' },
  workVerified: {
    code: 'completion-work-verified',
    says: 'Some work was done and verified in the period.',
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

/** What a certificate of completion attests, with the terms of its hours. */
export interface Completion<Work extends VerifiedWork = VerifiedWork> {
  fromOn: string;
  untilOn: string;
  hours: number;
  work: Work[];
}

/** The part of the period in which the learner was on the track, and the hours that were verified in it. */
export function completionOf<Work extends VerifiedWork>(
  { fromOn, untilOn, enteredOn, endedOn }: CompletionPeriod,
  work: readonly Work[],
): Completion<Work> {
  const first = fromOn > enteredOn ? fromOn : enteredOn;
  const last = endedOn !== null && endedOn < untilOn ? endedOn : untilOn;
  const inside = work.filter(({ validatedOn }) => first <= validatedOn && validatedOn <= last);
  const hours = inside.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0);
  return { fromOn: first, untilOn: last, hours, work: inside };
}

/** May this be certified? */
export function mayCertify({ fromOn, untilOn, hours }: Omit<Completion, 'work'>): Decision {
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
