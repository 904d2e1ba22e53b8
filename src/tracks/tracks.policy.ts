import { type Actor, hasRole } from '../platform/kernel/actor.js';

/** Does this person see the tracks of all learners? */
export function seesEveryTrack(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}

/** May this person see the track of this learner here? Those who accompany see it through the rooms below. */
export function maySeeTrack(actor: Actor, learnerId: string): boolean {
  return actor.id === learnerId || seesEveryTrack(actor);
}

/** Does this person see designs and rulebooks that are not published yet? */
export function maySeeDrafts(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}
