import ical, { type ICalCalendar, type ICalCalendarData, type ICalEvent, ICalEventStatus } from 'ical-generator';
import type { Language } from '../../platform/web/locale.js';

/** A session as calendars are told of it. */
export interface SessionEntry {
  sessionId: string;
  startsAt: Date;
  endsAt: Date;
  /** How often it was moved. */
  moves: number;
  /** Is it called off? */
  isOff: boolean;
  /** When it came to be so. */
  changedAt: Date;
  summary: string;
  /** The address of its page. */
  url: string;
}

/** An empty calendar for sessions, for a reader of this language. */
export function sessionsCalendar(language: Language, more: ICalCalendarData = {}): ICalCalendar {
  return ical({ prodId: { company: 'Jalon', product: 'sessions', language: language.toUpperCase() }, ...more });
}

/**
 * Adds a session to a calendar: in UTC, since programs disagree about wall time; under an identity that stays the same
 * for its life, with a SEQUENCE that rises when it is moved or called off (RFC 5545, 3.8.7.4).
 */
export function addSession(calendar: ICalCalendar, entry: SessionEntry): ICalEvent {
  return calendar.createEvent({
    id: `${entry.sessionId}@sessions.jalon`,
    sequence: entry.moves + (entry.isOff ? 1 : 0),
    status: entry.isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: entry.changedAt,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: entry.summary,
    url: entry.url,
  });
}
