import { addressOf, type Environment } from '../../config/environment.js';
import type { Addressee } from '../identity/index.js';
import type { MailCalendar } from '../platform/mail/mail-transport.adapter.js';
import { SessionsCalendar } from '../sessions/index.js';
import type { Letter } from './letter.entity.js';
import type { LetterKind } from './letter.types.js';

/** The letters that go with an entry for the calendar, and whether they take it out. */
const IS_OFF: Partial<Record<LetterKind, boolean>> = {
  'session-booked': false,
  'session-moved': false,
  'session-cancelled': true,
  'session-called-off': true,
  'session-taken-over': false,
  'session-given-up': true,
  'session-to-rebook': true,
  'session-to-rebook-later': true,
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
  // Several sessions are no single invitation: RFC 5546 has one UID in a REQUEST, and PUBLISH for the others.
  const calendar = new SessionsCalendar(to.language).says('method', 'PUBLISH');
  for (const [index, sessionId] of sessionIds.entries()) {
    const startsAt = new Date(starts[index] ?? '');
    calendar
      .add({
        sessionId,
        startsAt,
        endsAt: new Date(startsAt.getTime() + Number(minutes) * 60_000),
        moves: 0,
        isOff: false,
        changedAt: letter.askedAt,
        summary: words.summary,
        url: addressOf(house, `/sessions/${sessionId}`),
      })
      .says('organizer', ...organizer(house));
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
  const method = isOff ? 'CANCEL' : 'REQUEST';
  const calendar = new SessionsCalendar(to.language).says('method', method);
  calendar
    .add({
      sessionId,
      startsAt: start,
      endsAt: new Date(start.getTime() + Number(minutes) * 60_000),
      moves: Number(moves),
      isOff,
      changedAt: letter.askedAt,
      summary: words.summary,
      url: words.address,
    })
    .says('description', words.description)
    .says('organizer', ...organizer(house))
    .says('attendee', `mailto:${to.email}`, { cn: to.name, role: 'REQ-PARTICIPANT', partstat: 'ACCEPTED' });
  return { method, content: calendar.toString() };
}

/** The training body, as the value and the parameters of its property. */
function organizer({ TRAINING_BODY_NAME: cn, MAIL_FROM = 'jalon@localhost' }: Environment) {
  return [`mailto:${MAIL_FROM}`, { cn }] as const;
}
