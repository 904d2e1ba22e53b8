import { DomainError } from '../platform/kernel/domain-error.js';
import { forbidden, invalid, notFound, refused } from '../platform/kernel/refusals.js';

/** No such enrolment, or one that the reader has nothing to do with. */
export class EnrolmentNotYours extends notFound(
  'sessions.enrolment-unknown',
  'There is no such enrolment',
  'enrolmentId',
) {}

/** No such session, or one that the reader may not see. */
export class SessionUnknown extends notFound('sessions.session-unknown', 'There is no such session', 'sessionId') {}

/** No slot is kept under this id for the person who asks: it ran out, was booked or let go, or is somebody else's. */
export class HoldUnknown extends notFound('sessions.hold-unknown', 'No slot is kept under this id', 'holdId') {}

/** A start that is no time. */
export class SessionStartInvalid extends invalid(
  'sessions.start-invalid',
  'The start of the session cannot be understood',
) {}

/** The slot cannot be booked; the faults name the field where another time would help. */
export class SessionNotBookable extends refused('sessions.session-not-bookable', 'This slot cannot be booked') {}

/** One of the sessions of a series cannot be booked, so none is; each check says in `startsAt` which one it is about. */
export class SeriesNotBookable extends refused(
  'sessions.series-not-bookable',
  'These sessions cannot be booked together',
) {}

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
export class SessionNotCancellable extends refused(
  'sessions.session-not-cancellable',
  'This session cannot be cancelled',
) {}

/** The session cannot be moved there, or not any more; the faults name the field where another time would help. */
export class SessionNotMovable extends refused(
  'sessions.session-not-movable',
  'This session cannot be moved to that time',
) {}

/** One may see the session, but this is for another side to do. */
export class NotYourSide extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'sessions.not-your-side';
  constructor(sides: string[]) {
    super(`This is for others to do: ${sides.join(' or ')}`, { sides });
  }
}

/** Presence cannot be recorded like this. */
export class PresenceNotRecordable extends refused(
  'sessions.presence-not-recordable',
  'This presence cannot be recorded',
) {}

/** The outcome cannot be settled like this. */
export class SessionNotSettleable extends refused(
  'sessions.session-not-settleable',
  'This outcome cannot be recorded',
) {}

/** The log cannot be written or signed now. */
export class LogNotWritable extends refused('sessions.log-not-writable', 'The log cannot be written or signed now') {}

/** The outcome cannot be contested. */
export class SessionNotContestable extends refused(
  'sessions.session-not-contestable',
  'This outcome cannot be contested',
) {}

/** No such contest, or one that the reader may not see. */
export class ContestUnknown extends notFound('sessions.contest-unknown', 'There is no such contest', 'contestId') {}

/** Nobody is registered as a mentor under this account. */
export class MentorNotFound extends notFound('sessions.mentor-unknown', 'There is no such mentor', 'mentorId') {}

/** The contest was decided already. */
export class ContestNotDecidable extends refused('sessions.contest-not-decidable', 'This contest cannot be decided') {}

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
export class ProviderRefused extends forbidden(
  'sessions.provider-refused',
  'This was not signed by the provider, or is too old',
) {}

/** No such absence, or one that the reader may not see. */
export class AbsenceNotYours extends notFound('sessions.absence-unknown', 'There is no such absence', 'absenceId') {}
