import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { PassageState } from '../declarations/declarations.types.js';

export const WITHDRAWAL = {
  revoked: { code: 'withdrawal-title-revoked', says: 'The title was taken back.' },
  held: {
    code: 'withdrawal-state-holds-it',
    says: 'The Caisse des Dépôts accepted the declaration: what it rejected it does not hold.',
  },
  once: { code: 'withdrawal-once', says: 'The Caisse des Dépôts was not told of it yet.' },
  dayPossible: {
    code: 'withdrawal-day-possible',
    says: 'It was told on a day from the revocation to today.',
  },
} satisfies Record<string, Rule>;

/** What is looked at before a withdrawal is noted as told. */
export interface WithdrawalFacts {
  /** The day in France on which the title was taken back; null while it stands. */
  revokedOn: string | null;
  passageState: PassageState;
  isTold: boolean;
  toldOn: string;
  today: string;
}

/** May it be noted that the State was told of this revoked title (R6113-17-2)? */
export function mayTellWithdrawal({ revokedOn, passageState, isTold, toldOn, today }: WithdrawalFacts): Decision {
  const awaits = { nextActor: 'officer' as const };
  return decide(
    check(WITHDRAWAL.revoked, revokedOn !== null, {}, { never: true }),
    check(WITHDRAWAL.held, passageState === 'accepted', {}, passageState === 'rejected' ? { never: true } : awaits),
    check(WITHDRAWAL.once, !isTold, {}, { never: true }),
    check(WITHDRAWAL.dayPossible, revokedOn !== null && toldOn >= revokedOn && toldOn <= today, { toldOn }, awaits),
  );
}
