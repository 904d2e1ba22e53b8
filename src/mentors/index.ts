export { AssignMentor, type AssignMentorInput } from './assignments/assign-mentor.use-case.js';
export { EndAssignment, type EndAssignmentInput } from './assignments/end-assignment.use-case.js';
export { AddException, type AddExceptionInput } from './availability/add-exception.use-case.js';
export type {
  Availability,
  DayException,
  ExceptionKind,
  KeptException,
  KeptTravel,
  ReceivingTerms,
  SessionCaps,
  Travel,
  WeeklyRule,
} from './availability/availability.types.js';
export { AddTravel, type AddTravelInput } from './availability/add-travel.use-case.js';
export type { Receiving } from './availability/availability.queries.js';
export { RemoveTravel } from './availability/remove-travel.use-case.js';
export { SetReceivingTerms, type SetReceivingTermsInput } from './availability/set-receiving-terms.use-case.js';
export { RemoveException, type RemoveExceptionInput } from './availability/remove-exception.use-case.js';
export { SetAvailability, type SetAvailabilityInput } from './availability/set-availability.use-case.js';
export { AddCalendar } from './calendars/add-calendar.use-case.js';
export { bytesOf } from './calendars/calendar-fetch.adapter.js';
export { CALENDAR_LIMITS, type CalendarFailure } from './calendars/calendar.types.js';
export { type CalendarSeen, CalendarsQueries } from './calendars/calendars.queries.js';
export { RefreshCalendar } from './calendars/refresh-calendar.use-case.js';
export { RemoveCalendar } from './calendars/remove-calendar.use-case.js';
export { CalendarUnreadable } from './mentors.errors.js';
export { type AccompaniedLearner, type MentorFacts, MentorsApi, type ToldNote } from './mentors.api.js';
export { MentorsModule } from './mentors.module.js';
export { RegisterMentor, type RegisterMentorInput } from './profiles/register-mentor.use-case.js';
export { DecideApproval } from './profiles/decide-approval.use-case.js';
export { KeepPaper } from './profiles/keep-paper.use-case.js';
export { PublishRound } from './assignments/publish-round.use-case.js';
export { type AbsenceWay, wayOf } from './absences/absence.rules.js';
export { type AbsenceFound, AbsencesQueries, type LearnerMeanwhile } from './absences/absences.queries.js';
export { AnnounceAbsence } from './absences/announce-absence.use-case.js';
export { ArrangeSubstitute } from './absences/arrange-substitute.use-case.js';
export { EndAbsence } from './absences/end-absence.use-case.js';
export { type Candidate, ProposalsQueries } from './assignments/proposals.queries.js';
