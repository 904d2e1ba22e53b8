import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { ENROLMENT_CHANGE } from '../enrolments/enrolment-states.rules.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { PauseState } from './pause.types.js';

/*
 * A learner asks for a pause ahead of it; an advisor grants one, also for days that are over, always with a reason.
 * A pause has a first day away and a day back, lies apart from every other, and one is open at a time.
 */
export const PAUSING = {
  running: { code: 'pause-of-running-track', says: 'Only a track that runs or has still to begin is paused.' },
  hasDays: { code: 'pause-has-days', says: 'The day back comes after the first day away.' },
  ahead: {
    code: 'pause-ahead',
    says: 'A learner asks for a pause ahead of it; one in the past is the advisor’s to record.',
  },
  apart: { code: 'pause-apart-from-others', says: 'A pause begins after those that are recorded.' },
  oneAtATime: { code: 'pause-one-at-a-time', says: 'No other pause is asked for or granted.' },
  undecided: { code: 'pause-undecided', says: 'A pause is decided while it is asked for.' },
  notBegun: { code: 'pause-not-begun', says: 'A pause is called off before its first day.' },
} satisfies Record<string, Rule>;

export interface PauseFacts {
  state: EnrolmentState;
  today: string;
  enteredOn: string;
  fromOn: string;
  untilOn: string;
  /** Does an advisor or officer ask? */
  isForStaff: boolean;
  /** The last day that a recorded pause touches; null without any. */
  lastPauseOn: string | null;
  /** Is another pause asked for, granted or begun? */
  isOneOpen: boolean;
}

/** May the track be paused like this? */
export function mayPause(facts: PauseFacts): Decision {
  const { state, today, enteredOn, fromOn, untilOn, isForStaff, lastPauseOn, isOneOpen } = facts;
  const isRunning = state === 'active' || state === 'admitted';
  const isOver = !isRunning && state !== 'suspended';
  return decide(
    check(PAUSING.running, isRunning, { state }, { never: isOver }),
    check(PAUSING.hasDays, fromOn < untilOn, { fromOn, untilOn }),
    check(ENROLMENT_CHANGE.notBeforeEntry, enteredOn <= fromOn, { onDay: fromOn, enteredOn }),
    check(PAUSING.ahead, isForStaff || today <= fromOn, { fromOn, today }, { nextActor: 'advisor' }),
    check(PAUSING.apart, lastPauseOn === null || lastPauseOn <= fromOn, { fromOn, lastPauseOn }),
    check(PAUSING.oneAtATime, !isOneOpen, undefined, { nextActor: 'advisor' }),
  );
}

/** May a pause be granted or declined now? */
export function mayDecide(state: PauseState): Decision {
  return decide(check(PAUSING.undecided, state === 'asked', { state }, { never: true }));
}

/** May a pause be called off now? */
export function mayCallOff(state: PauseState): Decision {
  return decide(check(PAUSING.notBegun, state === 'asked' || state === 'granted', { state }, { never: true }));
}
