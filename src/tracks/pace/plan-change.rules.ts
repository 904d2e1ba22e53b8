import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { ENROLLING, keepsLimits, type PlanLimits } from '../enrolments/enrolment.rules.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import type { KeptChangeKind } from './plan-change.types.js';

/*
 * A plan is changed while its track runs or is about to, from today on: what lies behind stays as it was. A pace is
 * agreed like an entry, within the load and the limits; days off and another week are the learner's own to say.
 */
export const CHANGING_PLAN = {
  running: { code: 'plan-of-running-track', says: 'A plan changes while its track runs or has still to begin.' },
  fromToday: { code: 'plan-changes-from-today', says: 'A plan changes from today on, not in the past.' },
  hasDays: { code: 'days-off-have-days', says: 'The day back comes after the first day off.' },
  hasOverdue: { code: 'something-is-overdue', says: 'Only what is overdue is planned anew.' },
} satisfies Record<string, Rule>;

export interface PlanChangeFacts extends PlanLimits {
  kind: KeptChangeKind;
  state: EnrolmentState;
  today: string;
  fromOn: string;
  untilOn: string | null;
  paceMonths: number;
  rulebook: Pick<RulebookNumbers, 'paces' | 'maxWeeklyHours'>;
  /** The hours of the busiest week of the plan as it would be, from the change on. */
  weeklyLoadHours: number;
  /** Hours of projects that are due before the change and not validated. */
  overdueHours: number;
}

/** May the plan of this track be changed like this? */
export function mayChangePlan(facts: PlanChangeFacts): Decision {
  const { kind, state, today, fromOn, untilOn, weeklyLoadHours, overdueHours } = facts;
  const isRunning = state === 'active' || state === 'admitted';
  const isOver = state !== 'suspended' && !isRunning;
  return decide(
    check(CHANGING_PLAN.running, isRunning, { state }, { never: isOver, nextActor: 'advisor' }),
    check(CHANGING_PLAN.fromToday, fromOn >= today, { fromOn, today }),
    ...(untilOn === null ? [] : [check(CHANGING_PLAN.hasDays, fromOn < untilOn, { fromOn, untilOn })]),
    ...(kind === 'catch-up' ? [check(CHANGING_PLAN.hasOverdue, overdueHours > 0, { overdueHours })] : []),
    loadCheck(weeklyLoadHours, facts.rulebook.maxWeeklyHours),
    ...(kind === 'pace' ? paceChecks(facts) : []),
  );
}

/** Is the busiest week of a plan one that the rulebook allows? */
export function loadCheck(weeklyLoadHours: number, maxWeeklyHours: number): Check {
  const load = Math.round(weeklyLoadHours * 100) / 100;
  return check(ENROLLING.loadBearable, weeklyLoadHours <= maxWeeklyHours, { weeklyLoadHours: load, maxWeeklyHours });
}

/** Is a pace among those that the rulebook offers? */
export function paceCheck(paceMonths: number, paces: readonly number[]): Check {
  return check(ENROLLING.paceAllowed, paces.includes(paceMonths), { paceMonths, allowed: paces.map(String) });
}

function paceChecks(facts: PlanChangeFacts): Check[] {
  return [paceCheck(facts.paceMonths, facts.rulebook.paces), ...keepsLimits(facts).checks];
}
