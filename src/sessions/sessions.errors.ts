import type { Check } from '../platform/kernel/decision.js';
import { DomainError, type Fault } from '../platform/kernel/domain-error.js';

/** No such enrolment, or one that the reader has nothing to do with. */
export class EnrolmentNotYours extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.enrolment-unknown';
  constructor(enrolmentId: string) {
    super('There is no such enrolment', { enrolmentId });
  }
}

/** No such session, or one that the reader may not see. */
export class SessionUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.session-unknown';
  constructor(sessionId: string) {
    super('There is no such session', { sessionId });
  }
}

/** No slot is kept under this id for the person who asks: it ran out, was booked or let go, or is somebody else's. */
export class HoldUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.hold-unknown';
  constructor(holdId: string) {
    super('No slot is kept under this id', { holdId });
  }
}

/** A start that is no time. */
export class SessionStartInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'sessions.start-invalid';
  constructor(faults: Fault[]) {
    super('The start of the session cannot be understood', {}, [], faults);
  }
}

/** The slot cannot be booked; the faults name the field where another time would help. */
export class SessionNotBookable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.session-not-bookable';
  constructor(checks: Check[], faults: Fault[]) {
    super('This slot cannot be booked', {}, checks, faults);
  }
}

/** One of the sessions of a series cannot be booked, so none is; each check says in `startsAt` which one it is about. */
export class SeriesNotBookable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.series-not-bookable';
  constructor(checks: Check[]) {
    super('These sessions cannot be booked together', {}, checks);
  }
}

/** Slots are asked for over a span that is too long or runs backwards. */
export class SlotsSpanInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'sessions.slots-span-invalid';
  constructor(days: number) {
    super(
      'Slots cannot be listed for these dates',
      {},
      [],
      [
        {
          at: 'to',
          code: 'span-of-slots',
          message: `Give an instant after the first, at most ${days} days later`,
          facts: { days },
        },
      ],
    );
  }
}

/** The session cannot be cancelled any more. */
export class SessionNotCancellable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.session-not-cancellable';
  constructor(checks: Check[]) {
    super('This session cannot be cancelled', {}, checks);
  }
}

/** The session cannot be moved there, or not any more; the faults name the field where another time would help. */
export class SessionNotMovable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.session-not-movable';
  constructor(checks: Check[], faults: Fault[]) {
    super('This session cannot be moved to that time', {}, checks, faults);
  }
}

/** One may see the session, but this is for another side to do. */
export class NotYourSide extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'sessions.not-your-side';
  constructor(sides: string[]) {
    super(`This is for others to do: ${sides.join(' or ')}`, { sides });
  }
}

/** Presence cannot be recorded like this. */
export class PresenceNotRecordable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.presence-not-recordable';
  constructor(checks: Check[]) {
    super('This presence cannot be recorded', {}, checks);
  }
}

/** The outcome cannot be settled like this. */
export class SessionNotSettleable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.session-not-settleable';
  constructor(checks: Check[]) {
    super('This outcome cannot be recorded', {}, checks);
  }
}

/** The log cannot be written or signed now. */
export class LogNotWritable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.log-not-writable';
  constructor(checks: Check[]) {
    super('The log cannot be written or signed now', {}, checks);
  }
}

/** The outcome cannot be contested. */
export class SessionNotContestable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.session-not-contestable';
  constructor(checks: Check[]) {
    super('This outcome cannot be contested', {}, checks);
  }
}

/** No such contest, or one that the reader may not see. */
export class ContestUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.contest-unknown';
  constructor(contestId: string) {
    super('There is no such contest', { contestId });
  }
}

/** Nobody is registered as a mentor under this account. */
export class MentorNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.mentor-unknown';
  constructor(mentorId: string) {
    super('There is no such mentor', { mentorId });
  }
}

/** The contest was decided already. */
export class ContestNotDecidable extends DomainError {
  readonly kind = 'refused';
  readonly code = 'sessions.contest-not-decidable';
  constructor(checks: Check[]) {
    super('This contest cannot be decided', {}, checks);
  }
}

/** No calendar is read at this address: it was never made, or it was withdrawn. */
export class CalendarUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.calendar-unknown';
  constructor() {
    super('No calendar is read at this address');
  }
}

/** The house has no such provider of video. */
export class ProviderUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.provider-unknown';
  constructor() {
    super('The house has no such provider of video');
  }
}

/** The provider did not sign this, or not now. */
export class ProviderRefused extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'sessions.provider-refused';
  constructor() {
    super('This was not signed by the provider, or is too old');
  }
}

/** No such absence, or one that the reader may not see. */
export class AbsenceNotYours extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'sessions.absence-unknown';
  constructor(absenceId: string) {
    super('There is no such absence', { absenceId });
  }
}
