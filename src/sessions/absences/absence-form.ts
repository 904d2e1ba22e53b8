import { isUUID } from 'class-validator';
import { inputPipe } from '../../platform/http/input.pipe.js';
import { AbsenceEndForm, AbsenceForm } from './absences.dto.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();
const OF_A_LEARNER = 'substitute-';

/** The fields as they came, to be shown again. */
export function fieldsIn(form: Form): Record<string, string> {
  return Object.fromEntries(
    ['mentorId', 'fromOn', 'untilOn'].map((name) => [name, typeof form[name] === 'string' ? form[name].trim() : '']),
  );
}

/** The days of an absence, and whose it is. */
export async function daysIn({ mentorId, ...days }: Record<string, string>): Promise<AbsenceForm> {
  const body = { ...days, ...(mentorId && { mentorId }) };
  return (await pipe.transform(body, { type: 'body', metatype: AbsenceForm })) as AbsenceForm;
}

/** The last day away, or null where the mentor does not go at all. */
export async function lastDayIn({ lastOn, step }: Form): Promise<string | null> {
  if (step === 'call-off') return null;
  const body = (await pipe.transform({ lastOn }, { type: 'body', metatype: AbsenceEndForm })) as AbsenceEndForm;
  return body.lastOn;
}

/** A field `substitute-<enrolment>` for each learner, empty for nobody yet. */
export function chosenIn(form: Form): { enrolmentId: string; substituteId: string }[] {
  return Object.entries(form).flatMap(([name, value]) => {
    const enrolmentId = name.slice(OF_A_LEARNER.length);
    const isChosen = name.startsWith(OF_A_LEARNER) && isUUID(enrolmentId) && isUUID(value);
    return isChosen ? [{ enrolmentId, substituteId: String(value) }] : [];
  });
}
