import { inputPipe } from '../../platform/http/input.pipe.js';
import { problemOf } from '../../platform/http/problem.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { EnrolBody } from './enrolment.dto.js';

/** The fields of the page that enrols, each as it came. */
export type EnrolFields = Record<(typeof ENROL_FIELDS)[number], string>;

export const ENROL_FIELDS = [
  'learnerId',
  'designId',
  'rulebookId',
  'paceMonths',
  'enteredOn',
  'weeklyHours',
  'fundedBy',
  'funder',
  'fundingEndsOn',
  'accessRoute',
] as const;

const NUMBERS = ['paceMonths', 'weeklyHours'];
const OF_A_FUNDER = ['funder', 'fundingEndsOn'];
const pipe = inputPipe();

/** What stands in the fields of a form or of an address. */
export function enrolFieldsIn(form: Record<string, unknown>): EnrolFields {
  const words = ENROL_FIELDS.map((name) => [name, typeof form[name] === 'string' ? form[name].trim() : '']);
  return Object.fromEntries(words) as EnrolFields;
}

/** The enrolment that the fields ask for, or what is wrong with them. Who pays alone has no funder. */
export async function enrolmentAskedBy(
  fields: EnrolFields,
): Promise<{ body: EnrolBody; faults?: undefined } | { faults: Fault[] }> {
  const given = Object.entries(fields)
    .filter(([name, value]) => value !== '' && (fields.fundedBy === 'third-party' || !OF_A_FUNDER.includes(name)))
    .map(([name, value]) => [name, NUMBERS.includes(name) && /^\d{1,4}$/.test(value) ? Number(value) : value]);
  try {
    const plain: object = Object.fromEntries(given) as object;
    return { body: (await pipe.transform(plain, { type: 'body', metatype: EnrolBody })) as EnrolBody };
  } catch (error) {
    const { faults } = problemOf(error, '', '');
    if (!faults) throw error;
    return { faults };
  }
}
