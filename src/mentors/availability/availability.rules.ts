import { DateTime, Interval } from 'luxon';
import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import type { Availability, DayException, LocalTime, WeeklyRule } from './availability.types.js';

/*
 * An opening is a stretch of time in which a mentor receives: the weekly rules and the open exceptions of each day,
 * put together where they touch, less the closed exceptions.
 * A change of the availability takes effect today at the earliest: what was open stays what was open.
 */
export const AVAILABILITY = {
  fromTodayOn: { code: 'availability-from-today-on', says: 'Availability changes from today on, never in the past.' },
} satisfies Record<string, Rule>;

const MIDNIGHT_AFTER = '24:00';

/** From and to, in milliseconds of the epoch. */
type Span = readonly [from: number, to: number];

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
export function openingsOf({ rules, exceptions }: Availability, window: Interval<true>): Interval<true>[] {
  const daysOf = new Map([...new Set(rules.map(({ zone }) => zone))].map((zone) => [zone, daysIn(window, zone)]));
  const weekly = rules.flatMap((rule) => spansOfRule(rule, daysOf.get(rule.zone) ?? []));
  const spansOf = (kind: DayException['kind']) =>
    exceptions
      .filter((exception) => exception.kind === kind)
      .flatMap((exception) => spanOn(exception.onDay, exception));
  const [start, end] = [window.start.toMillis(), window.end.toMillis()];
  return merged(spansOf('closed'))
    .reduce((left, taken) => left.flatMap((span) => without(span, taken)), merged([...weekly, ...spansOf('open')]))
    .map(([from, to]): Span => [Math.max(from, start), Math.min(to, end)])
    .filter(([from, to]) => from < to)
    .map(intervalOf);
}

/** The days that the calendar of the zone shows during the window. */
function daysIn(window: Interval<true>, zone: string): CalendarDay[] {
  const last = dayOf(window.end, zone);
  const days: CalendarDay[] = [];
  for (let day = dayOf(window.start, zone); day <= last; day = addDays(day, 1)) {
    days.push({ day, weekday: DateTime.fromISO(day, { zone: 'utc' }).weekday });
  }
  return days;
}

function spansOfRule(rule: WeeklyRule, days: readonly CalendarDay[]): Span[] {
  return days
    .filter(({ day, weekday }) => weekday === rule.weekday && isValidOn(rule, day))
    .flatMap(({ day }) => spanOn(day, rule));
}

function isValidOn({ validFromOn, validUntilOn }: WeeklyRule, day: string): boolean {
  return validFromOn <= day && (validUntilOn === null || day <= validUntilOn);
}

/** Nothing where the clock skips the whole stretch. */
function spanOn(day: string, { from, to, zone }: { from: LocalTime; to: LocalTime; zone: string }): Span[] {
  const endLocal = to === MIDNIGHT_AFTER ? `${addDays(day, 1)}T00:00` : `${day}T${to}`;
  const span: Span = [instantOf(`${day}T${from}`, zone).toMillis(), instantOf(endLocal, zone).toMillis()];
  return span[0] < span[1] ? [span] : [];
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
