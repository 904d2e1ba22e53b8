import { DateTime, Interval } from 'luxon';
import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { millisOn } from '../../platform/kernel/wall-time.js';
import type { Availability, DayException, LocalTime, WeeklyRule } from './availability.types.js';

/*
 * An opening is a stretch of time in which a mentor receives: the weekly rules and the open exceptions of each day,
 * put together where they touch, less the closed exceptions. On a public holiday of the mentor's country the weekly
 * rules rest; on a day of travel all hours are read by the clock of the zone where the mentor is.
 * A change of the availability takes effect today at the earliest: what was open stays what was open.
 */
export const AVAILABILITY = {
  fromTodayOn: { code: 'availability-from-today-on', says: 'Availability changes from today on, never in the past.' },
} satisfies Record<string, Rule>;

const DAY_MS = 86_400_000;

/** From and to, in milliseconds of the epoch. */
type Span = readonly [from: number, to: number];

type ZoneByDay = (day: string, zone: string) => string;

interface CalendarDay {
  day: string;
  weekday: number;
}

/** May availability change from this day on? `today` is the day where the mentor is. */
export function mayChangeFrom(fromOn: string, today: string): Decision {
  return decide(check(AVAILABILITY.fromTodayOn, fromOn >= today, { fromOn, today }, { never: true }));
}

/** The stretches that end before they begin, each named by its place. */
export function stretchFaults(stretches: readonly { from: LocalTime; to: LocalTime }[], at: string): Fault[] {
  return stretches.flatMap(({ from, to }, index) =>
    from < to
      ? []
      : [
          {
            at: `${at}.${index}.to`,
            code: 'end-before-start',
            message: `An opening ends after it begins: give a time after ${from}`,
            facts: { from },
          },
        ],
  );
}

/** When the mentor receives inside the window, in order; openings that touch are one. */
export function openingsOf(availability: Availability, window: Interval<true>): Interval<true>[] {
  const zoneOn = zoneByDay(availability);
  const spansOf = (kind: DayException['kind']) =>
    availability.exceptions
      .filter((exception) => exception.kind === kind)
      .flatMap((exception) => spanOn(exception.onDay, { ...exception, zone: zoneOn(exception.onDay, exception.zone) }));
  const [start, end] = [window.start.toMillis(), window.end.toMillis()];
  return merged(spansOf('closed'))
    .reduce(
      (left, taken) => left.flatMap((span) => without(span, taken)),
      merged([...weeklySpans(availability, daysAround(start, end), zoneOn), ...spansOf('open')]),
    )
    .map(([from, to]): Span => [Math.max(from, start), Math.min(to, end)])
    .filter(([from, to]) => from < to)
    .map(intervalOf);
}

/** Every day that a calendar of some zone shows during the window: none is more than a day from that of UTC. */
function daysAround(start: number, end: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let at = start - DAY_MS; at < end + 2 * DAY_MS; at += DAY_MS) {
    const date = new Date(at);
    days.push({ day: date.toISOString().slice(0, 'YYYY-MM-DD'.length), weekday: date.getUTCDay() || 7 });
  }
  return days;
}

/** By the clock of which zone the hours of a day are read that were set in another. */
function zoneByDay({ travels = [] }: Availability): ZoneByDay {
  return (day, zone) => travels.find(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn)?.zone ?? zone;
}

function weeklySpans({ rules, holidays }: Availability, days: readonly CalendarDay[], zoneOn: ZoneByDay): Span[] {
  return days
    .filter(({ day }) => !holidays?.has(day))
    .flatMap(({ day, weekday }) =>
      rules
        .filter((rule) => rule.weekday === weekday && isValidOn(rule, day))
        .flatMap((rule) => spanOn(day, { ...rule, zone: zoneOn(day, rule.zone) })),
    );
}

function isValidOn({ validFromOn, validUntilOn }: WeeklyRule, day: string): boolean {
  return validFromOn <= day && (validUntilOn === null || day <= validUntilOn);
}

/** Nothing where the clock skips the whole stretch. */
function spanOn(day: string, { from, to, zone }: { from: LocalTime; to: LocalTime; zone: string }): Span[] {
  const span: Span = [millisOn(day, minutesOf(from), zone), millisOn(day, minutesOf(to), zone)];
  return span[0] < span[1] ? [span] : [];
}

/** 24:00 is the midnight after. */
function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && span[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], span[1])];
    else result.push(span);
  }
  return result;
}

function without([from, to]: Span, [takenFrom, takenTo]: Span): Span[] {
  const left: Span[] = [
    [from, Math.min(to, takenFrom)],
    [Math.max(from, takenTo), to],
  ];
  return left.filter(([start, end]) => start < end);
}

function intervalOf([from, to]: Span): Interval<true> {
  const utc = (millis: number) => DateTime.fromMillis(millis, { zone: 'utc' });
  return Interval.fromDateTimes(utc(from), utc(to)) as Interval<true>;
}
