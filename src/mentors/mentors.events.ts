import type { NewEvent } from '../platform/events/event.types.js';

export type MentorRegistered = NewEvent<{ mentorId: string }>;
export type AvailabilitySet = NewEvent<{ mentorId: string; validFromOn: string; rules: number }>;
export type ExceptionAdded = NewEvent<{ mentorId: string; exceptionId: string; onDay: string; kind: string }>;
export type ExceptionRemoved = NewEvent<{ mentorId: string; exceptionId: string; onDay: string; kind: string }>;
export type TravelAdded = NewEvent<{ mentorId: string; travelId: string; fromOn: string; untilOn: string }>;
export type TravelRemoved = NewEvent<{ mentorId: string; travelId: string; fromOn: string; untilOn: string }>;
export type ReceivingTermsSet = NewEvent<{ mentorId: string }>;
export type CalendarAdded = NewEvent<{ mentorId: string; calendarId: string }>;
export type CalendarRemoved = NewEvent<{ mentorId: string; calendarId: string }>;
export type MentorAssigned = NewEvent<{ assignmentId: string; mentorId: string; enrolmentId: string; fromOn: string }>;
export type AssignmentEnded = NewEvent<{
  assignmentId: string;
  mentorId: string;
  enrolmentId: string;
  untilOn: string;
}>;
export type ApprovalDecided = NewEvent<{ mentorId: string; approvalId: string; decision: string }>;
export type PaperKept = NewEvent<{
  mentorId: string;
  documentId: string;
  kind: string;
  endsOn: string | null;
  sha256: string;
  byteCount: number;
}>;
export type ProfileChanged = NewEvent<{
  mentorId: string;
  zone: string;
  languages: string[];
  maxLearners: number;
  sessionsPerDay: number | null;
  sessionsPerWeek: number | null;
  welcomesDisability: boolean;
  byStaff: boolean;
}>;
export type RoundPublished = NewEvent<{ roundId: string; fromOn: string; assigned: number; refused: number }>;
export type WishTold = NewEvent<{ enrolmentId: string }>;
export type AbsenceAnnounced = NewEvent<{ absenceId: string; mentorId: string; fromOn: string; untilOn: string }>;
/** `untilOn` is null for an absence that was called off. */
export type AbsenceChanged = NewEvent<{ absenceId: string; mentorId: string; fromOn: string; untilOn: string | null }>;
export type SubstituteArranged = NewEvent<{
  substitutionId: string;
  absenceId: string;
  enrolmentId: string;
  mentorId: string;
  substituteId: string;
  fromOn: string;
  untilOn: string;
}>;
