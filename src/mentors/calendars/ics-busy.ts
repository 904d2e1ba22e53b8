import ICAL from 'ical.js';
import { type BusySpan, CALENDAR_LIMITS, type ReadingWindow } from './calendar.types.js';
import { type BusyEvent, eventsIn } from './ics-events.js';
import { instantIn, type LocalMoment, localIn, momentOf, Unreadable } from './ics-times.js';

const DAY_MS = 86_400_000;
/** Rules of which whole periods can be left out before the window: their occurrences do not depend on the first. */
const PERIOD_MS: Record<string, number> = { DAILY: DAY_MS, WEEKLY: 7 * DAY_MS };

/** When the owner of a calendar file is busy during the window. Throws `Unreadable`. */
export function busyIn(bytes: Uint8Array, window: ReadingWindow): BusySpan[] {
  const events = eventsIn(bytes, window);
  const moved = new Set(
    events.filter(({ insteadOf }) => insteadOf !== null).map(({ uid, insteadOf }) => `${uid} ${insteadOf}`),
  );
  const count = { steps: 0 };
  const spans: [number, number][] = [];
  for (const event of events) {
    for (const { from, to } of stretchesOf(event, window, count)) {
      const isElsewhere = event.insteadOf === null && moved.has(`${event.uid} ${from}`);
      if (isElsewhere || to <= from || to <= window.from || from >= window.to) continue;
      if (spans.length >= CALENDAR_LIMITS.instances) throw tooMany();
      spans.push([Math.max(from, window.from), Math.min(to, window.to)]);
    }
  }
  return merged(spans);
}

/** Each time that an event takes place, from an instant to another. */
function* stretchesOf(event: BusyEvent, window: ReadingWindow, count: { steps: number }) {
  const stretch = (moment: LocalMoment) => ({
    from: instantIn(moment),
    to: instantIn({ ...moment, local: moment.local + event.length }),
  });
  for (const local of occurrencesOf(event, window, count)) {
    const found = stretch({ ...event.start, local });
    if (!event.except.has(found.from)) yield found;
  }
  for (const moment of event.more) yield stretch(moment);
}

function tooMany(): Unreadable {
  return new Unreadable('too-many-instances', { most: CALENDAR_LIMITS.instances });
}

/** The local starts of an event that are not over before the window. */
function* occurrencesOf(event: BusyEvent, window: ReadingWindow, count: { steps: number }): Generator<number> {
  const { start, rule, length } = event;
  if (rule === null) {
    yield start.local;
    return;
  }
  const recur = ruleOf(rule, start);
  const [first, last] = [localIn(window.from, start.zone) - length - DAY_MS, localIn(window.to, start.zone)];
  const iterator = recur.iterator(timeAt(beginOf(recur, start.local, first)));
  for (let next = iterator.next(); next; next = iterator.next()) {
    count.steps += 1;
    if (count.steps > CALENDAR_LIMITS.steps) throw tooMany();
    const local = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second);
    if (local > last) return;
    if (local >= first) yield local;
  }
}

/** The rule with its last day on the clock by which the event is written. */
function ruleOf(text: string, { zone }: LocalMoment): ICAL.Recur {
  let recur: ICAL.Recur;
  try {
    recur = ICAL.Recur.fromString(text);
  } catch {
    throw new Unreadable('not-a-calendar');
  }
  const [, until] = /(?:^|;)UNTIL=([0-9TZ]+)/i.exec(text) ?? [];
  const moment = until === undefined ? null : momentOf(until, undefined, zone);
  if (moment) recur.until = timeAt(moment.isDay ? moment.local + DAY_MS - 1_000 : localIn(instantIn(moment), zone));
  return recur;
}

/** Where to begin to count: whole periods before the window are left out where nothing depends on them. */
function beginOf(recur: ICAL.Recur, start: number, first: number): number {
  const period = (PERIOD_MS[recur.freq] ?? 0) * recur.interval;
  const isPlain = period > 0 && !recur.count && !recur.parts['BYSETPOS'];
  return isPlain && first > start ? start + Math.floor((first - start) / period) * period : start;
}

function timeAt(local: number): ICAL.Time {
  const date = new Date(local);
  return ICAL.Time.fromData({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    isDate: false,
  });
}

function merged(spans: readonly [number, number][]): BusySpan[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
