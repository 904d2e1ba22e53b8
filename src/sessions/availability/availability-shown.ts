import { DateTime, type Interval } from 'luxon';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { slotOf } from '../booking/slots.rules.js';
import type { SessionInList } from '../booking/sessions.queries.js';
import {
  type ExceptionWritten,
  type FieldFault,
  type Form,
  placesOfWeek,
  STRETCHES_A_DAY,
  type StretchWritten,
  type WeekWritten,
} from './availability-forms.js';
import { receivingShown } from './receiving-shown.js';
import type { Returned } from './receiving-forms.js';
import type { AvailabilityOnPage } from './availability-page.queries.js';

/** So many stretches of a day have their fields, and more where more are filled in. */
const FIELDS_SHOWN = 2;
const WEEKS_SHOWN = 5;

/** Everything that the page of an availability shows. */
export function availabilityShown(
  seen: AvailabilityOnPage,
  { week, exception, travel, terms, calendar }: Returned = {},
) {
  const { mentor, today, nextWeekOn, exceptions } = seen;
  const written = week ?? { ...asWritten(seen), zone: mentor.zone, validFromOn: today, faults: [] };
  const blank = { kind: 'closed', onDay: '', untilOn: '', from: '', to: '', faults: [] };
  const thought = exception ?? blank;
  return {
    today,
    zone: mentor.zone,
    nextWeekOn,
    days: daysOfWeek(written, written.faults),
    week: written,
    faults: [
      ...written.faults.map(onWeekday(written)),
      ...[exception, travel, terms, calendar].flatMap((form) => form?.faults ?? []),
    ],
    ...receivingShown(seen, { travel, terms, calendar }),
    exception: { ...thought, ...timesWritten(thought) },
    exceptionFaults: thought.faults,
    kinds: ['closed', 'open'],
    exceptions: exceptions.map((one) => ({ ...one, isWholeDay: one.from === '00:00' && one.to === '24:00' })),
    weeks: weeksAhead(seen),
  };
}

/** A whole day has no times; midnight as an end is written as such. */
function timesWritten({ from, to }: Pick<ExceptionWritten, 'from' | 'to'>): { from: string; to: string } {
  if (from === '00:00' && to === '24:00') return { from: '', to: '' };
  return { from, to: to === '24:00' ? '00:00' : to };
}

/** A fault in a stretch is told with its day. */
function onWeekday({ stretches }: Pick<WeekWritten, 'stretches'>) {
  return (fault: FieldFault) => {
    const wrong = stretches.find(({ place }) => fault.at === `from-${place}` || fault.at === `to-${place}`);
    return { ...fault, weekday: wrong?.weekday ?? null };
  };
}

/** What stands, as the fields of the form have it. */
function asWritten({ week }: AvailabilityOnPage): Pick<WeekWritten, 'stretches'> {
  const places = placesOfWeek();
  const written = places.map(({ weekday, place }, index) => {
    const rule = week.filter((one) => one.weekday === weekday)[index % STRETCHES_A_DAY];
    const to = rule?.to === '24:00' ? '00:00' : (rule?.to ?? '');
    return { weekday, place, from: rule?.from ?? '', to };
  });
  return { stretches: written };
}

function daysOfWeek({ stretches }: Pick<WeekWritten, 'stretches'>, faults: readonly FieldFault[]) {
  const isWrong = (field: string) => faults.some(({ at }) => at === field);
  const isShown = ({ from, to }: StretchWritten, index: number) => index < FIELDS_SHOWN || from !== '' || to !== '';
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    stretches: stretches
      .filter((stretch) => stretch.weekday === weekday)
      .filter(isShown)
      .map((stretch, index) => ({
        ...stretch,
        number: index + 1,
        isFromWrong: isWrong(`from-${stretch.place}`),
        isToWrong: isWrong(`to-${stretch.place}`),
      })),
  }));
}

/** The days with something open or booked, week by week from the Monday of today's. */
function weeksAhead({ today, mentor, openings, sessions }: AvailabilityOnPage) {
  const monday = addDays(today, 1 - DateTime.fromISO(today, { zone: 'utc' }).weekday);
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(monday, index * 7)).map((weekOn) => ({
    weekOn,
    days: Array.from({ length: 7 }, (_, index) => addDays(weekOn, index))
      .map((on) => ({
        on,
        openings: openings.filter(isOn(on, mentor.zone)).map(endpoints),
        sessions: sessions.filter((session) => dayOf(slotOf(session).start, mentor.zone) === on),
      }))
      .filter((day) => day.openings.length > 0 || day.sessions.length > 0),
  }));
}

function isOn(day: string, zone: string) {
  return ({ start }: Interval<true>) => dayOf(start, zone) === day;
}

function endpoints({ start, end }: Interval<true>): { from: Date; to: Date } {
  return { from: start.toJSDate(), to: end.toJSDate() };
}

/** The booked sessions that a change leaves outside, and the form to send again once they were seen. */
export function confirmationShown(what: string, form: Form, touched: readonly SessionInList[]) {
  const fields = Object.entries(form)
    .filter((field): field is [string, string] => typeof field[1] === 'string' && !NOT_AGAIN.includes(field[0]))
    .map(([name, value]) => ({ name, value }));
  return { what, fields, touched };
}

/** What every form brings for itself. */
const NOT_AGAIN = ['csrf', '_csrf', 'seen'];
