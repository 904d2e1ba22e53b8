import type { PlanChange, Week } from '../pace/plan.types.js';

/** Something that might be: another pace or week from today on, a pause, days off. */
export interface Scenario {
  paceMonths?: number;
  week?: Week;
  pause?: { fromOn: string; untilOn: string };
  away?: { fromOn: string; untilOn: string };
}

/** The changes of plan that a scenario is made of; none begins before the entry. */
export function changesOf({ paceMonths, week, pause, away }: Scenario, today: string, enteredOn: string): PlanChange[] {
  const fromOn = today < enteredOn ? enteredOn : today;
  return [
    ...(paceMonths === undefined ? [] : [{ kind: 'pace' as const, fromOn, paceMonths }]),
    ...(week === undefined ? [] : [{ kind: 'week' as const, fromOn, week }]),
    ...(pause === undefined ? [] : [{ kind: 'pause' as const, ...pause }]),
    ...(away === undefined ? [] : [{ kind: 'away' as const, ...away }]),
  ];
}
