import { type Actor, hasRole } from '../platform/kernel/actor.js';

/** May this person see the civil identity of this learner? */
export function maySeeIdentity(actor: Actor, learnerId: string): boolean {
  return actor.id === learnerId || hasRole(actor, 'officer', 'advisor');
}

/** May this person record that the learner's document was checked? Nobody vouches for themselves. */
export function mayVerifyIdentity(actor: Actor, learnerId: string): boolean {
  return hasRole(actor, 'officer') && actor.id !== learnerId;
}
