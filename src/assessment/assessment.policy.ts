import { type Actor, hasRole } from '../platform/kernel/actor.js';

/** May this person see a jury? Officers see all, members the ones that they sit on. */
export function maySeeJury(actor: Actor, memberIds: readonly string[]): boolean {
  return hasRole(actor, 'officer') || memberIds.includes(actor.id);
}
