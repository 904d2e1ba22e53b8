import type { PresenceKind } from '../attendance/presence.types.js';

/*
 * An event of a provider belongs to the session whose id its room bears, and to the side whose id its participant
 * bears. It is dated by the provider's clock, since what is told late happened when it happened; but never ahead of the house's.
 */

/** Why an event says nothing of a session. */
export type Aside = 'not-presence' | 'unknown-room' | 'unknown-person' | 'not-around';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of the session that a room is named after, with whatever stands before it; null for another room. */
export function sessionIdIn(room: string): string | null {
  return ID.exec(room.toLowerCase())?.[0] ?? null;
}

/** When it happened, by the clock of the house. */
export function placedAt(occurredAt: number, now: number): number {
  return Math.min(occurredAt, now);
}

export interface PlacedSession {
  state: string;
  learnerId: string;
  mentorId: string;
  /** What counts around it, in milliseconds of the epoch. */
  around: readonly [from: number, to: number];
}

/** Whose presence it tells of, or why of nobody's; the end of a room is told of both sides. */
export function peopleOf(
  { kind, person, at }: { kind: PresenceKind | null; person: string; at: number },
  session: PlacedSession | null,
): string[] | Aside {
  if (kind === null) return 'not-presence';
  if (!session) return 'unknown-room';
  const sides = [session.learnerId, session.mentorId];
  const people = kind === 'ended' ? sides : sides.filter((id) => id === person.toLowerCase());
  if (people.length === 0) return 'unknown-person';
  const isAround = session.around[0] <= at && at <= session.around[1];
  return isAround && !session.state.startsWith('cancelled') ? people : 'not-around';
}
