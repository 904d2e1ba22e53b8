import { type Actor, hasRole } from '../platform/kernel/actor.js';

/** May this person see titles that are drafts? Whoever only follows or judges a track sees what was activated. */
export function seesDrafts(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor', 'administrator');
}
