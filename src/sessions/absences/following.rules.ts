import { check, type Check, type Rule } from '../../platform/kernel/decision.js';

/*
 * A booked session is held by the mentor whom the learner has on that day. When that becomes somebody else, who
 * receives at that time and is free, they take it over; otherwise it is called off and owed. A mentor who is away for a
 * short time keeps the learner: their session is called off, and offered in the week before or after.
 */
export const FOLLOWING = {
  mentorThere: { code: 'booked-session-mentor-there', says: 'The mentor is not away on the day of the session.' },
  mentorOfDay: { code: 'booked-session-mentor-of-day', says: 'A session is held by the mentor of that day.' },
  slotKept: {
    code: 'booked-session-slot-kept',
    says: 'The new mentor receives at the time of the session, and is free.',
  },
} satisfies Record<string, Rule>;

export interface BookedFacts {
  /** Whose session it is, and whom the learner has on that day. */
  mentorId: string;
  dayMentorId: string | null;
  /** Is the mentor of that day away, for so short that nobody stands in? */
  isAwayShortly: boolean;
  receives: boolean;
  isFree: boolean;
}

/** What becomes of a booked session. */
export type Fate =
  | { kind: 'stays' }
  | { kind: 'taken-over'; by: string }
  | { kind: 'called-off'; because: 'mentor-away' | 'mentor-changed'; checks: Check[] };

/** What becomes of a booked session when mentors change or go away. */
export function fateOf({ mentorId, dayMentorId, isAwayShortly, receives, isFree }: BookedFacts): Fate {
  if (dayMentorId === mentorId) {
    if (!isAwayShortly) return { kind: 'stays' };
    return { kind: 'called-off', because: 'mentor-away', checks: [check(FOLLOWING.mentorThere, false)] };
  }
  if (dayMentorId !== null && receives && isFree) return { kind: 'taken-over', by: dayMentorId };
  const checks = [
    check(FOLLOWING.mentorOfDay, false),
    ...(dayMentorId === null ? [] : [check(FOLLOWING.slotKept, false, {}, { nextActor: 'learner' })]),
  ];
  return { kind: 'called-off', because: 'mentor-changed', checks };
}
