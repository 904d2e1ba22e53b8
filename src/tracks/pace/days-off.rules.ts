import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import { CHANGING_PLAN } from './plan-change.rules.js';

export const DAYS_OFF = {
  notOver: { code: 'days-off-not-over', says: 'Days off are taken back before they are over.' },
} satisfies Record<string, Rule>;

/** May days off still be taken back, at least those to come? */
export function mayComeBackEarlier(facts: {
  state: EnrolmentState;
  today: string;
  fromOn: string;
  untilOn: string;
}): Decision {
  const { state, today, fromOn, untilOn } = facts;
  const isRunning = state === 'active' || state === 'admitted';
  return decide(
    check(CHANGING_PLAN.running, isRunning, { state }, { nextActor: 'advisor' }),
    check(DAYS_OFF.notOver, today < untilOn, { fromOn, untilOn, today }, { never: true }),
  );
}
