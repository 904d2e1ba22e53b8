import type { NewEvent } from '../platform/events/event.types.js';

export type MentorRegistered = NewEvent<{ mentorId: string }>;
export type AvailabilitySet = NewEvent<{ mentorId: string; validFromOn: string; rules: number }>;
export type ExceptionAdded = NewEvent<{ mentorId: string; exceptionId: string; onDay: string; kind: string }>;
export type ExceptionRemoved = NewEvent<{ mentorId: string; exceptionId: string; onDay: string; kind: string }>;
export type MentorAssigned = NewEvent<{ assignmentId: string; mentorId: string; enrolmentId: string; fromOn: string }>;
export type AssignmentEnded = NewEvent<{
  assignmentId: string;
  mentorId: string;
  enrolmentId: string;
  untilOn: string;
}>;
