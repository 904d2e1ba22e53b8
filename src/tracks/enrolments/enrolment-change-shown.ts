import type { Change, ChangeForm } from './enrolment-change-forms.dto.js';
import type { ChangeOnPage } from './enrolment-change-page.queries.js';
import type { EnrolmentState } from './enrolment.types.js';
import { unmet } from '../../platform/kernel/decision.js';

/** Where each change leads. */
export const STATE_AFTER: Record<Change, EnrolmentState> = {
  pause: 'suspended',
  return: 'active',
  withdrawal: 'withdrawn',
  ending: 'ended',
};

/** What a change comes to: texts of `enrolments:effects`, the gravest first. */
const EFFECTS: Record<Change, readonly string[]> = {
  pause: ['sessions', 'pace', 'limits', 'appointments'],
  return: ['plan', 'book-again'],
  withdrawal: ['for-good', 'sessions', 'blocks', 'appointments'],
  ending: ['for-good', 'sessions', 'blocks', 'appointments'],
};

/** The page of a change, with what came back of its form when it could not be taken. */
export function changeShown(enrolmentId: string, change: Change, seen: ChangeOnPage, returned?: ChangeForm) {
  const { learnerName, titleName, today, decision } = seen;
  const isPossible = decision.checks.every(
    ({ code, standing }) => standing === 'met' || code !== 'enrolment-may-change',
  );
  return {
    enrolmentId,
    change,
    learnerName,
    titleName,
    today,
    isPossible,
    unmet: unmet(decision),
    effects: EFFECTS[change],
    limits: [seen.fundingEndsOn, seen.awardableUntilOn].filter((day) => day !== null).sort(),
    isGrave: change === 'withdrawal' || change === 'ending',
    isReasonAsked: change !== 'return',
    isReasonMissing: returned !== undefined && change !== 'return' && returned.reason.trim() === '',
    onDay: returned?.onDay ?? today,
    reason: returned?.reason ?? '',
    isReturned: returned !== undefined,
  };
}
