import ICAL from 'ical.js';
import type { Language } from '../../platform/web/locale.js';

// The space that a folded line begins with is one of its 75 octets (RFC 5545, 3.1), which the library does not count.
ICAL.foldLength = 74;

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

/** Sessions as programs for calendars read them (RFC 5545). */
export class SessionsCalendar {
  private readonly calendar = new ICAL.Component('vcalendar');

  /** An empty one, for a reader of this language. */
  constructor(language: Language) {
    this.says('version', '2.0');
    this.says('prodid', `-//Jalon//sessions//${language.toUpperCase()}`);
  }

  /** Adds a property of the calendar itself. */
  says(name: string, value: string, parameters: Record<string, string> = {}): this {
    propertyOf(this.calendar, name, value, parameters);
    return this;
  }

  /**
   * Adds a session: in UTC, since programs disagree about wall time; under an identity that stays the same for its
   * life, with a SEQUENCE that rises when it is moved or called off (RFC 5545, 3.8.7.4).
   */
  add(entry: SessionEntry): CalendarEvent {
    const event = new CalendarEvent(this.calendar);
    return event
      .says('uid', `${entry.sessionId}@sessions.jalon`)
      .says('sequence', entry.moves + (entry.isOff ? 1 : 0))
      .says('status', entry.isOff ? 'CANCELLED' : 'CONFIRMED')
      .says('dtstamp', utc(entry.changedAt))
      .says('dtstart', utc(entry.startsAt))
      .says('dtend', utc(entry.endsAt))
      .says('summary', entry.summary)
      .says('url', entry.url);
  }

  toString(): string {
    return `${this.calendar.toString()}\r\n`;
  }
}

/** One event of a calendar. */
class CalendarEvent {
  private readonly event = new ICAL.Component('vevent');

  constructor(calendar: ICAL.Component) {
    calendar.addSubcomponent(this.event);
  }

  /** Adds a property with its parameters. */
  says(name: string, value: string | number | ICAL.Time, parameters: Record<string, string> = {}): this {
    propertyOf(this.event, name, value, parameters);
    return this;
  }
}

function propertyOf(
  component: ICAL.Component,
  name: string,
  value: string | number | ICAL.Time,
  parameters: Record<string, string>,
): void {
  const property = new ICAL.Property(name, component);
  property.setValue(value);
  for (const [parameter, text] of Object.entries(parameters)) property.setParameter(parameter, text);
  component.addProperty(property);
}

function utc(instant: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(instant, true);
}
