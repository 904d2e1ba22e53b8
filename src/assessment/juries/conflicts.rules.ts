import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { isOpen } from './deliberation.rules.js';
import type { CaseState, ConflictKind, ConflictSource } from './jury.types.js';

export const CONFLICT = {
  inTime: { code: 'conflict-in-time', says: 'A tie is declared before the case is deliberated.' },
  knownStays: {
    code: 'known-conflict-stays',
    says: 'Who mentored or evaluated the candidate steps aside, whatever they declare.',
    source: 'Code du travail, D6412-6',
  },
  changeReasoned: { code: 'conflict-change-has-reason', says: 'A declaration is changed with the reason for it.' },
} satisfies Record<string, Rule>;

/** What a member declared of a candidate, or what the house knows. */
export interface StandingDeclaration {
  kind: ConflictKind;
  source: ConflictSource;
}

export interface DeclarationFacts {
  caseState: CaseState;
  kind: ConflictKind;
  reason: string | null;
  standing: StandingDeclaration | null;
}

/** Does this tie make the member step aside? Every tie does. */
export function stepsAside({ kind }: { kind: ConflictKind }): boolean {
  return kind !== 'none';
}

/** Does the declaration say nothing that does not stand already? */
export function saysNothingNew({ kind, standing }: Pick<DeclarationFacts, 'kind' | 'standing'>): boolean {
  if (!standing) return false;
  return standing.kind === kind || (standing.source === 'known' && kind !== 'none');
}

/** May this be declared? */
export function mayDeclare({ caseState, kind, reason, standing }: DeclarationFacts): Decision {
  const changes = standing?.source === 'declared' && standing.kind !== kind;
  const denies = standing?.source === 'known' && kind === 'none';
  return decide(
    check(CONFLICT.inTime, isOpen(caseState), { state: caseState }, { never: true }),
    check(CONFLICT.knownStays, !denies, { known: standing?.kind ?? null }, { never: true }),
    check(CONFLICT.changeReasoned, !changes || Boolean(reason?.trim()), {}, { nextActor: 'jury' }),
  );
}
