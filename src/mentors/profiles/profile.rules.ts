import { addMonths } from '../../platform/kernel/period.js';
import { check, type Check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import type { ApprovalState } from './profile.types.js';

/*
 * A mentor accompanies learners once an officer has approved them, on a CV and a contract that runs. In their first
 * months they are a novice, with fewer learners than their capacity: the house says how many and for how long.
 */
export const APPROVING = {
  cvKept: { code: 'mentor-cv-kept', says: 'The CV of the mentor is kept.', source: 'Qualiopi, indicator 21' },
  contractKept: { code: 'mentor-contract-kept', says: 'The contract of the mentor is kept.' },
  contractRuns: { code: 'mentor-contract-runs', says: 'The contract of the mentor runs on that day.' },
  notOneself: { code: 'mentor-not-approved-by-oneself', says: 'Nobody approves themselves.' },
} satisfies Record<string, Rule>;

export const APPROVED: Rule = { code: 'mentor-approved', says: 'An officer has approved the mentor.' };

export interface ApprovingFacts {
  hasCv: boolean;
  hasContract: boolean;
  contractEndsOn: string | null;
  today: string;
  isOneself: boolean;
}

/** May an officer approve this mentor now? */
export function mayApprove({ hasCv, hasContract, contractEndsOn, today, isOneself }: ApprovingFacts): Decision {
  const byStaff = { nextActor: 'officer' } as const;
  return decide(
    check(APPROVING.cvKept, hasCv, {}, byStaff),
    check(APPROVING.contractKept, hasContract, {}, byStaff),
    contractCheck(contractEndsOn, today),
    check(APPROVING.notOneself, !isOneself, {}, byStaff),
  );
}

/** Does the contract run on a day? One without an end does. */
export function contractCheck(contractEndsOn: string | null, onDay: string): Check {
  const runs = contractEndsOn === null || contractEndsOn >= onDay;
  return check(APPROVING.contractRuns, runs, { endsOn: contractEndsOn, onDay }, { nextActor: 'officer' });
}

/** Was the mentor approved, and not since refused? */
export function approvedCheck(approval: ApprovalState): Check {
  return check(APPROVED, approval === 'approved', { state: approval }, { nextActor: 'officer' });
}

/** The last day on which a mentor is a novice, or null for one who is none; who never accompanied anybody begins now. */
export function noviceUntil(sinceOn: string | null, onDay: string, months: number): string | null {
  const untilOn = addMonths(sinceOn ?? onDay, months);
  return untilOn > onDay ? untilOn : null;
}

/** How many learners a mentor may have: their own capacity, or what a novice may have when that is less. */
export function placesOf(maxLearners: number, noviceUntilOn: string | null, noviceLearners: number): number {
  return noviceUntilOn === null ? maxLearners : Math.min(maxLearners, noviceLearners);
}
