export const SESSION_STATES = [
  'booked',
  'held',
  'cancelled-in-time',
  'cancelled-late',
  'missed-by-learner',
  'missed-by-mentor',
  'broken-off',
] as const;

/** How a session stands. */
export type SessionState = (typeof SESSION_STATES)[number];

/** How a session ended, once it is no longer booked. */
export type SettledState = Exclude<SessionState, 'booked'>;

/** The first session of a track is the discovery. */
export type SessionKind = 'discovery' | 'weekly';

/** On whose side somebody acts on a session. */
export type Side = 'learner' | 'mentor' | 'staff';

/** How often a local time comes on its day, and which of the two an instant is. */
export type Occurrence = 'once' | 'first' | 'second' | 'skipped';

/** A stretch of time as the database gives it. */
export interface Stretch {
  startsAt: string;
  endsAt: string;
}
