import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * The mentor writes the log once the session has started, and signs it; signed, it is fixed, and the learner
 * countersigns it.
 */
export const LOGGING = {
  afterStart: { code: 'log-after-start', says: 'The log is written after the session has started.' },
  tookPlace: { code: 'log-session-stands', says: 'A session that was cancelled has no log.' },
  unsigned: { code: 'log-not-signed-yet', says: 'A log that is signed is not changed.' },
} satisfies Record<string, Rule>;

export const COUNTERSIGNING = {
  signed: { code: 'log-signed-by-mentor', says: 'The learner countersigns what the mentor has signed.' },
  notYet: { code: 'log-not-countersigned-yet', says: 'A log is countersigned once.' },
} satisfies Record<string, Rule>;

export interface LogFacts {
  state: string;
  hasStarted: boolean;
  isSigned: boolean;
}

/** May the mentor write the log? */
export function mayWriteLog({ state, hasStarted, isSigned }: LogFacts): Decision {
  return decide(
    check(LOGGING.afterStart, hasStarted, {}, { nextActor: 'mentor' }),
    check(LOGGING.tookPlace, !state.startsWith('cancelled'), { state }, { never: true }),
    check(LOGGING.unsigned, !isSigned, {}, { never: true }),
  );
}

/** May the learner countersign the log? */
export function mayCountersign({
  isSigned,
  isCountersigned,
}: {
  isSigned: boolean;
  isCountersigned: boolean;
}): Decision {
  return decide(
    check(COUNTERSIGNING.signed, isSigned, {}, { nextActor: 'mentor' }),
    check(COUNTERSIGNING.notYet, !isCountersigned, {}, { never: true }),
  );
}
