import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from './enrolment.types.js';

/** What may follow what in the life of an enrolment. */
export const NEXT_STATES: Record<EnrolmentState, readonly EnrolmentState[]> = {
  applied: ['admitted', 'withdrawn', 'ended'],
  admitted: ['active', 'withdrawn', 'ended'],
  active: ['suspended', 'completed', 'withdrawn', 'ended'],
  suspended: ['active', 'completed', 'withdrawn', 'ended'],
  completed: [],
  withdrawn: [],
  ended: [],
};

export const ENROLMENT_CHANGE = {
  possible: { code: 'enrolment-may-change', says: 'The enrolment can go from its state to the one asked for.' },
  notBeforeEntry: { code: 'change-not-before-entry', says: 'The change takes effect on the day of entry or later.' },
  notBeforePause: {
    code: 'change-not-before-pause',
    says: 'The change takes effect after the pauses that are recorded.',
  },
  notInFuture: { code: 'change-not-in-future', says: 'The change takes effect today or earlier.' },
} satisfies Record<string, Rule>;

export interface ChangeFacts {
  from: EnrolmentState;
  to: EnrolmentState;
  onDay: string;
  today: string;
  enteredOn: string;
  /** The last day that a recorded pause touches, its start while it lasts; null without any. */
  lastPauseOn: string | null;
}

/** May one state follow another? */
export function mayBecome(from: EnrolmentState, to: EnrolmentState): boolean {
  return NEXT_STATES[from].includes(to);
}

/** May the enrolment change like this on this day? */
export function mayChange({ from, to, onDay, today, enteredOn, lastPauseOn }: ChangeFacts): Decision {
  // The house begins a track by itself on its first day: a change to active is a return.
  const isPossible = mayBecome(from, to) && (to !== 'active' || from === 'suspended');
  const isBeforeEntry = onDay < enteredOn && from !== 'admitted' && from !== 'applied';
  return decide(
    check(ENROLMENT_CHANGE.possible, isPossible, { from, to }, { never: NEXT_STATES[from].length === 0 }),
    check(ENROLMENT_CHANGE.notBeforeEntry, !isBeforeEntry, { onDay, enteredOn }),
    check(ENROLMENT_CHANGE.notBeforePause, lastPauseOn === null || lastPauseOn <= onDay, { onDay, lastPauseOn }),
    check(ENROLMENT_CHANGE.notInFuture, onDay <= today, { onDay, today }),
  );
}
