import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { CaseState, Outcome } from '../juries/jury.types.js';

export const APPEAL = {
  told: { code: 'appeal-candidate-told', says: 'A candidate appeals against what they were told, once.' },
  contestable: {
    code: 'appeal-decision-contestable',
    says: 'There is something to appeal against: a block was adjourned, or the candidate counted as absent.',
  },
  inTime: {
    code: 'appeal-in-time',
    says: 'An appeal is filed within the months that the rulebook gives.',
    source: 'Rulebook, time to appeal',
  },
} satisfies Record<string, Rule>;

export const RULING = {
  open: { code: 'appeal-open', says: 'The appeal waits for its ruling.' },
  reasoned: { code: 'ruling-has-reason', says: 'A ruling on an appeal has its reason.' },
} satisfies Record<string, Rule>;

/** What is looked at when a candidate appeals; days are those of the jury's zone. */
export interface AppealFacts {
  today: string;
  caseState: CaseState;
  outcome: Outcome | null;
  adjournedBlocks: number;
  appealUntilOn: string | null;
}

/** May the candidate appeal? */
export function mayAppeal({ today, caseState, outcome, adjournedBlocks, appealUntilOn }: AppealFacts): Decision {
  const isContestable = adjournedBlocks > 0 || outcome === 'absent';
  return decide(
    check(APPEAL.told, caseState === 'notified', { state: caseState }, { never: true }),
    check(APPEAL.contestable, isContestable, { adjourned: adjournedBlocks }, { never: true }),
    check(APPEAL.inTime, appealUntilOn !== null && today <= appealUntilOn, { until: appealUntilOn }, { never: true }),
  );
}

/** May this ruling be given? */
export function mayRule({ isRuled, reason }: { isRuled: boolean; reason: string }): Decision {
  return decide(
    check(RULING.open, !isRuled, {}, { never: true }),
    check(RULING.reasoned, reason.trim() !== '', {}, { nextActor: 'officer' }),
  );
}
