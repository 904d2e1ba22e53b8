import type { NewEvent } from '../platform/events/event.types.js';

export type SessionBooked = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  mentorId: string;
  startsAt: string;
  noticeWaived: boolean;
  /** Booked together with others, of which `sessions.series-booked` tells as one. */
  inSeries?: boolean;
}>;
export type SeriesBooked = NewEvent<{ enrolmentId: string; sessionIds: string[] }>;
export type SessionCancelled = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  side: string;
  state: string;
  madeUp: boolean;
  /** How the track stopped, or what became of the mentor, when the session was called off with it. */
  because?: string;
}>;
export type SessionMoved = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  side: string;
  fromStartsAt: string;
  startsAt: string;
  /** How often it was moved, with this one. */
  moves: number;
}>;
export type PresenceRecorded = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  personId: string;
  kind: string;
  at: string;
}>;
export type SessionSettled = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  outcomeId: string;
  outcome: string;
  agreesWithEvidence: boolean;
}>;
/** Outcomes or logs of a mentor's sessions are missing a day later, and more. */
export type LogsOverdue = NewEvent<{ mentorId: string; sessions: number }>;
export type LogSigned = NewEvent<{ sessionId: string; enrolmentId: string }>;
export type LogCountersigned = NewEvent<{ sessionId: string; enrolmentId: string }>;
export type SessionContested = NewEvent<{ sessionId: string; enrolmentId: string; contestId: string; side: string }>;
export type ContestDecided = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  contestId: string;
  outcome: string;
  outcomeChanged: boolean;
}>;
export type SessionTakenOver = NewEvent<{
  sessionId: string;
  enrolmentId: string;
  fromMentorId: string;
  toMentorId: string;
  /** How often it was changed, with this one. */
  moves: number;
}>;
