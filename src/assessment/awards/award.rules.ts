import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { minutesChecks, type MinutesStanding } from '../juries/minutes.rules.js';

export const AWARD = {
  everyBlock: { code: 'award-every-block-validated', says: 'Every block of the title is validated.' },
  fullCase: {
    code: 'award-case-full',
    says: 'The jury of the case completed the title, or was the last before an equivalence did.',
  },
  told: { code: 'award-candidate-told', says: 'The candidate was told what the jury decided.' },
  identityVerified: {
    code: 'award-identity-verified',
    says: 'The identity that the title is awarded to was compared with a document.',
  },
  inTime: {
    code: 'award-within-delivery',
    says: 'The title is awarded on or before its last day of delivery.',
    source: 'Code du travail, L6113-9',
  },
  once: {
    code: 'award-once',
    says: 'A title is awarded once for one enrolment; one that was taken back is not awarded again.',
  },
} satisfies Record<string, Rule>;

export const REVOCATION = {
  stands: { code: 'award-stands', says: 'The title was not taken back yet.' },
  reasoned: { code: 'revocation-has-reason', says: 'A title is taken back with the reason for it.' },
} satisfies Record<string, Rule>;

/** What is looked at before a title is awarded. */
export interface AwardFacts {
  today: string;
  outcome: string | null;
  isTold: boolean;
  blocks: readonly { code: string; state: string }[];
  minutes: MinutesStanding;
  identityVerified: boolean;
  awardableUntilOn: string | null;
  isAwarded: boolean;
  /** Did an equivalence complete the title after this case, the latest that validated a block? */
  completedByEquivalence: boolean;
}

/** May the title be awarded on this case? */
export function mayAward(facts: AwardFacts): Decision {
  const { today, outcome, blocks, minutes, awardableUntilOn } = facts;
  const completes = outcome === 'partial' && facts.completedByEquivalence;
  const missing = blocks.filter(({ state }) => state !== 'validated').map(({ code }) => code);
  return decide(
    check(AWARD.everyBlock, blocks.length > 0 && missing.length === 0, { missing }, { nextActor: 'jury' }),
    check(AWARD.fullCase, outcome === 'full' || completes, { outcome }, { nextActor: 'jury' }),
    ...minutesChecks(minutes),
    check(AWARD.told, facts.isTold, {}, { nextActor: 'officer' }),
    check(AWARD.identityVerified, facts.identityVerified, {}, { nextActor: 'officer' }),
    check(
      AWARD.inTime,
      awardableUntilOn === null || today <= awardableUntilOn,
      { today, awardableUntilOn },
      { never: true },
    ),
    check(AWARD.once, !facts.isAwarded, {}, { never: true }),
  );
}

/** May the title be taken back? */
export function mayRevoke({ state, reason }: { state: string; reason: string }): Decision {
  return decide(
    check(REVOCATION.stands, state === 'issued', { state }, { never: true }),
    check(REVOCATION.reasoned, reason.trim() !== '', {}, { nextActor: 'officer' }),
  );
}
