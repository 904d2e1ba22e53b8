import type { DateTime, Interval } from 'luxon';
import { check, type Check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import { minutesOfSpans, overlapOf } from './presence.rules.js';
import type { Span } from './presence.types.js';

/*
 * What the evidence says of a session. Held: both were there together for what is left of the duration after the
 * share that makes an absence. Missed by the learner: they had not come when that share was over, and the mentor had
 * waited until then. Missed by the mentor: the mentor had not come by then, or had not waited. Broken off: both had
 * come, and were not together long enough; a lost connection is not an absence.
 */
export const EVIDENCE = {
  seen: { code: 'evidence-presence-seen', says: 'Somebody was seen at the session.' },
  mentorCame: { code: 'evidence-mentor-came', says: 'The mentor came before the delay of absence was over.' },
  learnerCame: {
    code: 'evidence-learner-came',
    says: 'The learner came before the delay of absence was over.',
    source: 'Rulebook, delay of absence',
  },
  mentorWaited: { code: 'evidence-mentor-waited', says: 'The mentor was there until the delay of absence was over.' },
  together: { code: 'evidence-together-long-enough', says: 'Both were there together long enough.' },
} satisfies Record<string, Rule>;

export const SETTLING = {
  stillBooked: { code: 'settle-still-booked', says: 'The session has no outcome yet.' },
  afterStart: { code: 'settle-after-start', says: 'An outcome is recorded after the session has started.' },
  absenceShown: { code: 'settle-absence-after-delay', says: 'An absence is recorded after the delay of absence.' },
  agrees: { code: 'settle-agrees-with-evidence', says: 'The outcome is what the evidence says, or has its reason.' },
} satisfies Record<string, Rule>;

/** What a mentor can say of a session. */
export const OUTCOMES = ['held', 'missed-by-learner', 'missed-by-mentor', 'broken-off'] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface EvidenceFacts {
  slot: Interval<true>;
  now: DateTime<true>;
  absentAfterShare: number;
  learner: readonly Span[];
  mentor: readonly Span[];
}

/** The outcome that the evidence asks for (null while it does not say), with the checks behind it. */
export interface Proposal {
  outcome: Outcome | null;
  checks: Check[];
  /** When the delay of absence is over, as an instant. */
  absentAfter: string;
  minutesTogether: number;
}

/** What does the evidence say? */
export function proposedOutcome(facts: EvidenceFacts): Proposal {
  const { slot, learner, mentor } = facts;
  const delay = delayMinutes(facts);
  const absentAfter = slot.start.plus({ minutes: delay });
  const needed = slot.length('minutes') - delay;
  const together = Math.floor(minutesOfSpans(overlapOf(learner, mentor)) * 10) / 10;
  const cameBy = (spans: readonly Span[]) => spans.some(([from]) => from <= absentAfter.toMillis());
  const limit = { delay, absentAfter: absentAfter.toISO() };
  const checks = {
    seen: check(EVIDENCE.seen, learner.length + mentor.length > 0),
    mentorCame: check(EVIDENCE.mentorCame, cameBy(mentor), limit),
    learnerCame: check(EVIDENCE.learnerCame, cameBy(learner), limit),
    mentorWaited: check(EVIDENCE.mentorWaited, isThereUntil(mentor, absentAfter.toMillis()), limit),
    together: check(EVIDENCE.together, together >= needed, { together, needed }),
  };
  return {
    outcome: outcomeOf(checks, facts, absentAfter),
    checks: Object.values(checks),
    absentAfter: absentAfter.toUTC().toISO(),
    minutesTogether: together,
  };
}

/** Minutes after the start from which somebody who has not come is absent. */
export function delayMinutes({ slot, absentAfterShare }: Pick<EvidenceFacts, 'slot' | 'absentAfterShare'>): number {
  return Math.round(slot.length('minutes') * absentAfterShare);
}

function isThereUntil(spans: readonly Span[], limit: number): boolean {
  return spans.some(([from, to]) => from <= limit && limit <= to);
}

type EvidenceChecks = Record<keyof typeof EVIDENCE, Check>;

function outcomeOf(checks: EvidenceChecks, { now, slot }: EvidenceFacts, absentAfter: DateTime<true>): Outcome | null {
  const holds = ({ standing }: Check) => standing === 'met';
  if (!holds(checks.seen)) return null;
  if (holds(checks.together)) return 'held';
  if (now < absentAfter) return null;
  if (!holds(checks.mentorCame)) return 'missed-by-mentor';
  if (!holds(checks.learnerCame)) return holds(checks.mentorWaited) ? 'missed-by-learner' : 'missed-by-mentor';
  return now < slot.end ? null : 'broken-off';
}

export interface SettlingFacts {
  state: string;
  outcome: Outcome;
  proposed: Outcome | null;
  hasReason: boolean;
  startsAt: DateTime<true>;
  absentAfter: string;
  now: DateTime<true>;
}

/** May the mentor record this outcome? */
export function maySettle(facts: SettlingFacts): Decision {
  const { state, outcome, proposed, hasReason, startsAt, absentAfter, now } = facts;
  const isAbsence = outcome === 'missed-by-learner' || outcome === 'missed-by-mentor';
  const isLateEnough = now.toMillis() >= Date.parse(absentAfter);
  const byMentor = { nextActor: 'mentor' } as const;
  return decide(
    check(SETTLING.stillBooked, state === 'booked', { state }, { never: true }),
    check(SETTLING.afterStart, now >= startsAt, { startsAt: startsAt.toISO() }, byMentor),
    check(SETTLING.absenceShown, !isAbsence || isLateEnough, { absentAfter }, byMentor),
    check(SETTLING.agrees, outcome === proposed || hasReason, { outcome, proposed }, byMentor),
  );
}
