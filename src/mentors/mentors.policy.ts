import { type Actor, hasRole } from '../platform/kernel/actor.js';

/** Does this person see every mentor? Others see themselves, and the mentors of their own tracks. */
export function seesEveryMentor(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}

/** May this person change when the mentor receives? */
export function mayChangeAvailability(actor: Actor, mentorId: string): boolean {
  return actor.id === mentorId || seesEveryMentor(actor);
}
