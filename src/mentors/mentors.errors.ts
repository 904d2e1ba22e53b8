import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';
import type { CalendarFailure } from './calendars/calendar.types.js';

/** No such mentor, or one that the reader may not see. */
export class MentorUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.mentor-unknown';
  constructor(mentorId: string) {
    super('There is no such mentor', { mentorId });
  }
}

/** The person is a mentor already. */
export class MentorRegisteredAlready extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'mentors.mentor-registered-already';
  constructor(mentorId: string) {
    super('This person is a mentor already', { mentorId });
  }
}

/** Only the mentor and the staff change an availability. */
export class AvailabilityNotYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'mentors.availability-not-yours';
  constructor() {
    super('Only the mentor and the staff change this availability');
  }
}

/** Times that do not run forward. */
export class AvailabilityInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'mentors.availability-invalid';
  constructor(faults: Fault[]) {
    super('The availability cannot be kept as it is written', {}, [], faults);
  }
}

/** The availability cannot change from that day on. */
export class AvailabilityNotChangeable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.availability-not-changeable';
  constructor(checks: Check[]) {
    super('The availability cannot change like this', {}, checks);
  }
}

/** The mentor has no such exception. */
export class ExceptionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.exception-unknown';
  constructor(exceptionId: string) {
    super('There is no such exception', { exceptionId });
  }
}

/** The mentor has told no such travel. */
export class TravelUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.travel-unknown';
  constructor(travelId: string) {
    super('There is no such travel', { travelId });
  }
}

/** The mentor has no such calendar. */
export class CalendarUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.calendar-unknown';
  constructor(calendarId: string) {
    super('There is no such calendar', { calendarId });
  }
}

/** Another calendar of a mentor that cannot be read; `facts.failure` says why. */
export class CalendarUnreadable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.calendar-unreadable';
  constructor(failure: CalendarFailure, facts: Record<string, string | number>) {
    super('This calendar cannot be read', { ...facts, failure });
  }
}

/** There is no such enrolment to assign a mentor to. */
export class EnrolmentNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.enrolment-unknown';
  constructor(enrolmentId: string) {
    super('There is no such enrolment', { enrolmentId });
  }
}

/** The mentor cannot accompany this learner from that day on. */
export class MentorNotAssignable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.mentor-not-assignable';
  constructor(checks: Check[]) {
    super('This mentor cannot be assigned', {}, checks);
  }
}

/** No such assignment. */
export class AssignmentUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.assignment-unknown';
  constructor(assignmentId: string) {
    super('There is no such assignment', { assignmentId });
  }
}

/** The assignment cannot end on that day. */
export class AssignmentNotEndable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.assignment-not-endable';
  constructor(checks: Check[]) {
    super('This assignment cannot end like this', {}, checks);
  }
}

/** The mentor cannot be approved as things are. */
export class MentorNotApprovable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.mentor-not-approvable';
  constructor(checks: Check[]) {
    super('This mentor cannot be approved yet', {}, checks);
  }
}

/** What the training body says of a mentor is not the mentor's to change. */
export class ProfileNotYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'mentors.profile-not-yours';
  constructor(mentorId: string) {
    super('Only the staff says what a mentor may accompany', { mentorId });
  }
}

/** No such paper, or one that the reader may not see. */
export class PaperUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.paper-unknown';
  constructor(documentId: string) {
    super('There is no such paper', { documentId });
  }
}

/** The form of a paper is wrong. */
export class PaperInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'mentors.paper-invalid';
  constructor(fault: Fault) {
    super('The paper cannot be kept as it is described', {}, [], [fault]);
  }
}

/** No such round of assignments. */
export class RoundUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.round-unknown';
  constructor(roundId: string) {
    super('There is no such round', { roundId });
  }
}

/** No such absence, or one that the reader may not see. */
export class AbsenceUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'mentors.absence-unknown';
  constructor(absenceId: string) {
    super('There is no such absence', { absenceId });
  }
}

/** The absence cannot be announced or changed like this. */
export class AbsenceRefused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.absence-refused';
  constructor(checks: Check[]) {
    super('The absence cannot be as it is given', {}, checks);
  }
}

/** This mentor cannot stand in for the other. */
export class SubstituteRefused extends DomainError {
  readonly kind = 'refused';
  readonly code = 'mentors.substitute-refused';
  constructor(checks: Check[]) {
    super('This mentor cannot stand in', {}, checks);
  }
}
