import type { CalendarFailure, ExceptionKind } from '../../mentors/index.js';
import { isZone } from '../../platform/kernel/wall-time.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

/** A field that cannot be taken, and why: a text of `availability:faults`. */
export interface FieldFault {
  at: string;
  why: 'time' | 'half' | 'backwards' | 'day' | 'zone' | 'number' | 'country' | 'name' | CalendarFailure;
  /** What its text is filled with. */
  facts?: Record<string, string | number>;
}

/** A stretch as its two fields have it; blank fields are a stretch that is not there. */
export interface StretchWritten {
  weekday: number;
  /** What its fields are called after `from-` and `to-`. */
  place: string;
  from: string;
  to: string;
}

export interface WeekWritten {
  zone: string;
  validFromOn: string;
  stretches: StretchWritten[];
  faults: FieldFault[];
}

export interface ExceptionWritten {
  kind: ExceptionKind;
  onDay: string;
  untilOn: string;
  from: string;
  to: string;
  faults: FieldFault[];
}

/** So many stretches can be written for each day of the week. */
export const STRETCHES_A_DAY = 10;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A day as a browser writes it. */
export const DAY = /^20\d\d-\d\d-\d\d$/;
const MIDNIGHT = '00:00';
const MIDNIGHT_AFTER = '24:00';

/** The week that a form writes: `from-<weekday>-<n>` and `to-<weekday>-<n>`. */
export function weekOf(form: Form): WeekWritten {
  const stretches = placesOfWeek().map(({ weekday, place }) => ({
    weekday,
    place,
    from: textIn(form, `from-${place}`),
    to: textIn(form, `to-${place}`),
  }));
  const [zone, validFromOn] = [textIn(form, 'zone'), textIn(form, 'validFromOn')];
  const faults: FieldFault[] = [
    ...(isZone(zone) ? [] : [{ at: 'zone', why: 'zone' } as const]),
    ...(DAY.test(validFromOn) ? [] : [{ at: 'validFromOn', why: 'day' } as const]),
    ...stretches.flatMap(stretchFaults),
  ];
  return { zone, validFromOn, stretches, faults };
}

/** Where the stretches of a week are written. */
export function placesOfWeek(): { weekday: number; place: string }[] {
  return WEEKDAYS.flatMap((weekday) =>
    Array.from({ length: STRETCHES_A_DAY }, (_, index) => ({ weekday, place: `${weekday}-${index}` })),
  );
}

/** The stretches that were filled in, as the room of the mentors takes them. */
export function rulesOf({ stretches }: WeekWritten): { weekday: number; from: string; to: string }[] {
  return stretches
    .filter(({ from, to }) => from !== '' && to !== '')
    .map(({ weekday, from, to }) => ({ weekday, from, to: endOf(to) }));
}

/** The absence or opening that a form writes; without times it is the whole day, without a last day the first alone. */
export function exceptionOf(form: Form): ExceptionWritten {
  const onDay = textIn(form, 'onDay');
  const untilOn = textIn(form, 'untilOn') || onDay;
  const from = textIn(form, 'from') || MIDNIGHT;
  const to = endOf(textIn(form, 'to') || MIDNIGHT);
  const faults: FieldFault[] = [];
  if (!DAY.test(onDay)) faults.push({ at: 'onDay', why: 'day' });
  else if (!DAY.test(untilOn) || untilOn < onDay) faults.push({ at: 'untilOn', why: 'day' });
  faults.push(...timeFaults('from', 'to', from, to));
  return { kind: form['kind'] === 'open' ? 'open' : 'closed', onDay, untilOn, from, to, faults };
}

/** Midnight as an end is that of the day after. */
export function endOf(to: string): string {
  return to === MIDNIGHT ? MIDNIGHT_AFTER : to;
}

function stretchFaults({ place, from, to }: StretchWritten): FieldFault[] {
  if (from === '' && to === '') return [];
  if (from === '') return [{ at: `from-${place}`, why: 'half' }];
  if (to === '') return [{ at: `to-${place}`, why: 'half' }];
  return timeFaults(`from-${place}`, `to-${place}`, from, endOf(to));
}

function timeFaults(fromField: string, toField: string, from: string, to: string): FieldFault[] {
  if (!TIME.test(from)) return [{ at: fromField, why: 'time' }];
  if (to !== MIDNIGHT_AFTER && !TIME.test(to)) return [{ at: toField, why: 'time' }];
  return from < to ? [] : [{ at: toField, why: 'backwards' }];
}

/** What a field has, without blanks around it, cut to what any field may hold. */
export function textIn(form: Form, name: string, longest = 100): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim().slice(0, longest) : '';
}
