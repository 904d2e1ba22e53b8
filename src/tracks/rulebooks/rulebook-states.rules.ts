import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { RulebookState } from './rulebook.types.js';

export const RULEBOOK = {
  draft: { code: 'rulebook-is-draft', says: 'Only a draft is activated; an active rulebook never changes.' },
  active: { code: 'rulebook-is-active', says: 'Only an active rulebook is retired.' },
} satisfies Record<string, Rule>;

/** May this rulebook be given to enrolments from now on? */
export function mayActivate(state: RulebookState): Decision {
  return decide(check(RULEBOOK.draft, state === 'draft', { state }, { never: true }));
}

/** May this rulebook be withdrawn from new enrolments? */
export function mayRetire(state: RulebookState): Decision {
  return decide(check(RULEBOOK.active, state === 'active', { state }, { never: state === 'retired' }));
}
