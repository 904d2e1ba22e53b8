import type { CalendarFailure } from './calendars/calendar.types.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';
import { conflict, forbidden, invalid, notFound, refused } from '../platform/kernel/refusals.js';

/** No such mentor, or one that the reader may not see. */
export class MentorUnknown extends notFound('mentors.mentor-unknown', 'There is no such mentor', 'mentorId') {}

/** The person is a mentor already. */
export class MentorRegisteredAlready extends conflict(
  'mentors.mentor-registered-already',
  'This person is a mentor already',
  'mentorId',
) {}

/** Only the mentor and the staff change an availability. */
export class AvailabilityNotYours extends forbidden(
  'mentors.availability-not-yours',
  'Only the mentor and the staff change this availability',
) {}

/** Times that do not run forward. */
export class AvailabilityInvalid extends invalid(
  'mentors.availability-invalid',
  'The availability cannot be kept as it is written',
) {}

/** The availability cannot change from that day on. */
export class AvailabilityNotChangeable extends refused(
  'mentors.availability-not-changeable',
  'The availability cannot change like this',
) {}

/** The mentor has no such exception. */
export class ExceptionUnknown extends notFound(
  'mentors.exception-unknown',
  'There is no such exception',
  'exceptionId',
) {}

/** The mentor has told no such travel. */
export class TravelUnknown extends notFound('mentors.travel-unknown', 'There is no such travel', 'travelId') {}

/** The mentor has no such calendar. */
export class CalendarUnknown extends notFound('mentors.calendar-unknown', 'There is no such calendar', 'calendarId') {}

/** Another calendar of a mentor that cannot be read; `facts.failure` says why. */
export class CalendarUnreadable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.calendar-unreadable';
  constructor(failure: CalendarFailure, facts: Record<string, string | number>) {
    super('This calendar cannot be read', { ...facts, failure });
  }
}

/** There is no such enrolment to assign a mentor to. */
export class EnrolmentNotFound extends notFound(
  'mentors.enrolment-unknown',
  'There is no such enrolment',
  'enrolmentId',
) {}

/** The mentor cannot accompany this learner from that day on. */
export class MentorNotAssignable extends refused('mentors.mentor-not-assignable', 'This mentor cannot be assigned') {}

/** No such assignment. */
export class AssignmentUnknown extends notFound(
  'mentors.assignment-unknown',
  'There is no such assignment',
  'assignmentId',
) {}

/** The assignment cannot end on that day. */
export class AssignmentNotEndable extends refused(
  'mentors.assignment-not-endable',
  'This assignment cannot end like this',
) {}

/** The mentor cannot be approved as things are. */
export class MentorNotApprovable extends refused(
  'mentors.mentor-not-approvable',
  'This mentor cannot be approved yet',
) {}

/** What the training body says of a mentor is not the mentor's to change. */
export class ProfileNotYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'mentors.profile-not-yours';
  constructor(mentorId: string) {
    super('Only the staff says what a mentor may accompany', { mentorId });
  }
}

/** No such paper, or one that the reader may not see. */
export class PaperUnknown extends notFound('mentors.paper-unknown', 'There is no such paper', 'documentId') {}

/** The form of a paper is wrong. */
export class PaperInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'mentors.paper-invalid';
  constructor(fault: Fault) {
    super('The paper cannot be kept as it is described', {}, [], [fault]);
  }
}

/** No such round of assignments. */
export class RoundUnknown extends notFound('mentors.round-unknown', 'There is no such round', 'roundId') {}

/** No such absence, or one that the reader may not see. */
export class AbsenceUnknown extends notFound('mentors.absence-unknown', 'There is no such absence', 'absenceId') {}

/** The absence cannot be announced or changed like this. */
export class AbsenceRefused extends refused('mentors.absence-refused', 'The absence cannot be as it is given') {}

/** This mentor cannot stand in for the other. */
export class SubstituteRefused extends refused('mentors.substitute-refused', 'This mentor cannot stand in') {}
