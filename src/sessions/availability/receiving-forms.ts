import type { Travel } from '../../mentors/index.js';
import { isZone } from '../../platform/kernel/wall-time.js';
import {
  DAY,
  type ExceptionWritten,
  type FieldFault,
  type Form,
  textIn,
  type WeekWritten,
} from './availability-forms.js';

/** A travel as its form writes it. */
export interface TravelWritten extends Travel {
  faults: FieldFault[];
}

/** Another calendar as its form writes it. */
export interface CalendarWritten {
  name: string;
  address: string;
  faults: FieldFault[];
}

/** What came back with one of the forms. */
export interface Returned {
  week?: WeekWritten;
  exception?: ExceptionWritten;
  travel?: TravelWritten;
  terms?: TermsWritten;
  calendar?: CalendarWritten;
}

/** The fields of the terms that are numbers, with their bounds; those without a default may be left empty. */
export const NUMBERS = {
  bufferBeforeMinutes: { min: 0, max: 120, empty: 0 },
  bufferAfterMinutes: { min: 0, max: 120, empty: 0 },
  noticeHours: { min: 0, max: 336, empty: null },
  windowDays: { min: 7, max: 365, empty: null },
} as const;

type NumberField = keyof typeof NUMBERS;

/** The terms as their form writes them; what is wrong in a number stays as it was written. */
export interface TermsWritten {
  numbers: Record<NumberField, string>;
  country: string;
  region: string;
  faults: FieldFault[];
}

const FIELDS = Object.keys(NUMBERS) as NumberField[];
const COUNTRY = /^([A-Z]{2})?$/;
const REGION = /^[A-Za-z0-9]{0,6}$/;

export function travelOf(form: Form): TravelWritten {
  const [fromOn, untilOn, zone] = [textIn(form, 'fromOn'), textIn(form, 'travelUntilOn'), textIn(form, 'travelZone')];
  const faults: FieldFault[] = [];
  if (!DAY.test(fromOn)) faults.push({ at: 'fromOn', why: 'day' });
  if (!DAY.test(untilOn) || untilOn < fromOn) faults.push({ at: 'travelUntilOn', why: 'day' });
  if (!isZone(zone)) faults.push({ at: 'travelZone', why: 'zone' });
  return { fromOn, untilOn, zone, faults };
}

export function termsOf(form: Form): TermsWritten {
  const numbers = Object.fromEntries(FIELDS.map((field) => [field, textIn(form, field)])) as Record<
    NumberField,
    string
  >;
  const [country, region] = [textIn(form, 'country'), textIn(form, 'region')];
  const faults: FieldFault[] = FIELDS.filter((field) => !isWithin(field, numbers[field])).map((at) => ({
    at,
    why: 'number',
  }));
  if (!COUNTRY.test(country) || !REGION.test(region)) faults.push({ at: 'country', why: 'country' });
  return { numbers, country, region, faults };
}

/** The terms without their faults; call it when there are none. */
export function termsIn({ numbers, country, region }: TermsWritten) {
  const number = <Field extends NumberField>(field: Field) =>
    numbers[field] === '' ? NUMBERS[field].empty : Number(numbers[field]);
  return {
    bufferBeforeMinutes: number('bufferBeforeMinutes') ?? 0,
    bufferAfterMinutes: number('bufferAfterMinutes') ?? 0,
    noticeHours: number('noticeHours'),
    windowDays: number('windowDays'),
    country: country || null,
    region: (country && region) || null,
  };
}

function isWithin(field: NumberField, written: string): boolean {
  if (written === '') return true;
  return /^\d{1,3}$/.test(written) && Number(written) >= NUMBERS[field].min && Number(written) <= NUMBERS[field].max;
}
