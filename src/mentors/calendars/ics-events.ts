import { CALENDAR_LIMITS, type ReadingWindow } from './calendar.types.js';
import { type IcsProperty, propertiesIn } from './ics-lines.js';
import { durationOf, instantIn, type LocalMoment, localIn, momentOf, Unreadable } from './ics-times.js';

/** What is left of an event: when, how long, how often. */
export interface BusyEvent {
  uid: string;
  start: LocalMoment;
  /** By the clock, in milliseconds; nothing for an occurrence that was called off. */
  length: number;
  rule: string | null;
  more: LocalMoment[];
  except: Set<number>;
  /** The occurrence that it takes the place of. */
  insteadOf: number | null;
}

const DAY_MS = 86_400_000;

/** The events of a calendar that can matter in the window; single ones outside it are let go at once. */
export function eventsIn(bytes: Uint8Array, window: ReadingWindow): BusyEvent[] {
  const events: BusyEvent[] = [];
  let isCalendar = false;
  for (const properties of componentsIn(bytes, () => (isCalendar = true))) {
    const event = eventOf(properties, window.zone);
    if (event && mayMatter(event, window)) events.push(event);
    if (events.length > CALENDAR_LIMITS.instances) {
      throw new Unreadable('too-many-instances', { most: CALENDAR_LIMITS.instances });
    }
  }
  if (!isCalendar) throw new Unreadable('not-a-calendar');
  return events;
}

/** The properties of each event, without those of what stands inside it, as its alarms. */
function* componentsIn(bytes: Uint8Array, onCalendar: () => void): Generator<IcsProperty[]> {
  let event: IcsProperty[] = [];
  let depth = 0;
  for (const property of propertiesIn(bytes)) {
    if (property.name === 'BEGIN') {
      if (property.value === 'VCALENDAR') onCalendar();
      if (depth > 0 || property.value === 'VEVENT') depth += 1;
      if (depth === 1) event = [];
    } else if (property.name === 'END') {
      if (depth === 1) yield event;
      depth = Math.max(0, depth - 1);
    } else if (depth === 1) event.push(property);
  }
}

/** Nothing for what has no start, and for what keeps nobody busy. */
function eventOf(properties: readonly IcsProperty[], ownZone: string): BusyEvent | null {
  const of = (name: string) => properties.find((property) => property.name === name);
  const textOf = (name: string) => of(name)?.value ?? null;
  const momentsOf = (name: string) => properties.flatMap((one) => (one.name === name ? momentsIn(one, ownZone) : []));
  const [[start], [insteadOf], [end]] = [momentsOf('DTSTART'), momentsOf('RECURRENCE-ID'), momentsOf('DTEND')];
  const isFree = textOf('STATUS') === 'CANCELLED' || textOf('TRANSP') === 'TRANSPARENT';
  if (!start || (isFree && !insteadOf)) return null;
  return {
    uid: textOf('UID') ?? '',
    start,
    length: isFree ? 0 : lengthOf(start, end, textOf('DURATION')),
    rule: textOf('RRULE'),
    more: momentsOf('RDATE'),
    except: new Set(momentsOf('EXDATE').map(instantIn)),
    insteadOf: insteadOf ? instantIn(insteadOf) : null,
  };
}

/** Of a period, when it begins. */
function momentsIn({ value, params }: IcsProperty, ownZone: string): LocalMoment[] {
  return value
    .split(',')
    .map((one) => momentOf(one.split('/')[0] ?? '', params['TZID'], ownZone))
    .filter((moment) => moment !== null);
}

function lengthOf(start: LocalMoment, end: LocalMoment | undefined, duration: string | null): number {
  if (end) return localIn(instantIn(end), start.zone) - start.local;
  return (duration === null ? null : durationOf(duration)) ?? (start.isDay ? DAY_MS : 0);
}

function mayMatter({ start, length, rule, more, insteadOf }: BusyEvent, { from, to }: ReadingWindow): boolean {
  if (rule !== null || more.length > 0 || insteadOf !== null) return true;
  const at = instantIn(start);
  return at < to && at + length + DAY_MS > from;
}
