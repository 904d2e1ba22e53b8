import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Environment } from '../../config/environment.js';
import type { Addressee } from '../identity/index.js';
import type { MailCalendar } from '../platform/mail/mail-transport.adapter.js';
import type { Letter } from './letter.entity.js';
import type { LetterKind } from './letter.types.js';

/** Each change of a session raises the number by which calendars know the newer of two entries (RFC 5545, 3.8.7.4). */
const SEQUENCE: Partial<Record<LetterKind, number>> = {
  'session-booked': 0,
  'session-cancelled': 1,
  'session-called-off': 1,
};

/** Words of an entry in its reader's language. */
export interface EntryWords {
  summary: string;
  description: string;
  address: string;
}

/**
 * The entry for the recipient's calendar that goes with a letter about a session: in UTC, with an identity that stays
 * the same for the session. Undefined for a letter about anything else.
 */
export function sessionEntry(
  letter: Letter,
  to: Addressee,
  words: EntryWords,
  house: Environment,
): MailCalendar | undefined {
  const { sessionId, startsAt, minutes } = letter.facts;
  const sequence = SEQUENCE[letter.kind];
  if (sequence === undefined || typeof sessionId !== 'string' || typeof startsAt !== 'string') return undefined;
  const isOff = sequence > 0;
  const start = new Date(startsAt);
  const { TRAINING_BODY_NAME: name, MAIL_FROM: email = 'jalon@localhost' } = house;
  const calendar = ical({ prodId: { company: 'Jalon', product: 'sessions', language: to.language.toUpperCase() } });
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  calendar.createEvent({
    id: `${sessionId}@sessions.jalon`,
    sequence,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: letter.askedAt,
    start,
    end: new Date(start.getTime() + Number(minutes) * 60_000),
    summary: words.summary,
    description: words.description,
    url: words.address,
    organizer: { name, email },
    attendees: [{ name: to.name, email: to.email, status: ICalAttendeeStatus.ACCEPTED }],
  });
  return { method: isOff ? 'CANCEL' : 'REQUEST', content: calendar.toString() };
}
