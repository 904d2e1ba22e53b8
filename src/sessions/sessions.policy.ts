import { type Actor, hasRole } from '../platform/kernel/actor.js';
import type { Side } from './booking/session.types.js';

interface Parties {
  learnerId: string;
  mentorId: string;
}

/** On whose side this person stands in a session: its learner, its mentor, the staff; null for anybody else. */
export function sideOf(actor: Actor, { learnerId, mentorId }: Parties): Side | null {
  if (actor.id === learnerId) return 'learner';
  if (actor.id === mentorId) return 'mentor';
  return seesEverySession(actor) ? 'staff' : null;
}

/** Does this person see the sessions of everybody? */
export function seesEverySession(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}

/** May this person rule on a contest of that session? Nobody rules on their own. */
export function mayRuleOn(actor: Actor, parties: Parties): boolean {
  return sideOf(actor, parties) === 'staff';
}
