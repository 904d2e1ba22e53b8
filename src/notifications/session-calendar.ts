import { ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator';
import { addressOf, type Environment } from '../../config/environment.js';
import type { Addressee } from '../identity/index.js';
import type { MailCalendar } from '../platform/mail/mail-transport.adapter.js';
import { addSession, sessionsCalendar } from '../sessions/index.js';
import type { Letter } from './letter.entity.js';
import type { LetterKind } from './letter.types.js';

/** The letters that go with an entry for the calendar, and whether they take it out. */
const IS_OFF: Partial<Record<LetterKind, boolean>> = {
  'session-booked': false,
  'session-moved': false,
  'session-cancelled': true,
  'session-called-off': true,
};

/** Words of an entry in its reader's language. */
export interface EntryWords {
  summary: string;
  description: string;
  address: string;
}

/** The entries of a series: each a session of its own, which later letters change one by one. */
export function seriesEntries(
  letter: Letter,
  to: Addressee,
  words: EntryWords,
  house: Environment,
): MailCalendar | undefined {
  const { sessionIds, starts, minutes } = letter.facts;
  if (letter.kind !== 'series-booked' || !Array.isArray(sessionIds) || !Array.isArray(starts)) return undefined;
  const calendar = sessionsCalendar(to.language);
  // Several sessions are no single invitation: RFC 5546 has one UID in a REQUEST, and PUBLISH for the others.
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const [index, sessionId] of sessionIds.entries()) {
    const startsAt = new Date(starts[index] ?? '');
    addSession(calendar, {
      sessionId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + Number(minutes) * 60_000),
      moves: 0,
      isOff: false,
      changedAt: letter.askedAt,
      summary: words.summary,
      url: addressOf(house, `/sessions/${sessionId}`),
    }).organizer({ name: house.TRAINING_BODY_NAME, email: house.MAIL_FROM ?? 'jalon@localhost' });
  }
  return { method: 'PUBLISH', content: calendar.toString() };
}

/**
 * The entry for the recipient's calendar that goes with a letter about a session; undefined for one about anything else.
 */
export function sessionEntry(
  letter: Letter,
  to: Addressee,
  words: EntryWords,
  house: Environment,
): MailCalendar | undefined {
  const { sessionId, startsAt, minutes, moves = 0 } = letter.facts;
  const isOff = IS_OFF[letter.kind];
  if (isOff === undefined || typeof sessionId !== 'string' || typeof startsAt !== 'string') return undefined;
  const start = new Date(startsAt);
  const { TRAINING_BODY_NAME: name, MAIL_FROM: email = 'jalon@localhost' } = house;
  const calendar = sessionsCalendar(to.language);
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  addSession(calendar, {
    sessionId,
    startsAt: start,
    endsAt: new Date(start.getTime() + Number(minutes) * 60_000),
    moves: Number(moves),
    isOff,
    changedAt: letter.askedAt,
    summary: words.summary,
    url: words.address,
  })
    .description(words.description)
    .organizer({ name, email })
    .createAttendee({ name: to.name, email: to.email, status: ICalAttendeeStatus.ACCEPTED });
  return { method: isOff ? 'CANCEL' : 'REQUEST', content: calendar.toString() };
}
