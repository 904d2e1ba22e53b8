import { isISO8601, isUUID } from 'class-validator';
import { inputPipe } from '../../platform/http/input.pipe.js';
import { HandOverForm, WishForm } from './assignments.dto.js';
import type { Pair } from './assignments.types.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();
const OF_A_LEARNER = 'mentor-';

/** The pairs that a form has chosen: a field `mentor-<enrolment>` for each learner, empty for nobody. */
export function pairsIn(form: Form): Pair[] {
  return Object.entries(form).flatMap(([name, value]) => {
    const enrolmentId = name.slice(OF_A_LEARNER.length);
    const isPair = name.startsWith(OF_A_LEARNER) && isUUID(enrolmentId) && isUUID(value);
    return isPair ? [{ enrolmentId, mentorId: String(value) }] : [];
  });
}

/** The first day that a form names, where it is one. */
export function dayIn({ fromOn }: Form): string | undefined {
  return typeof fromOn === 'string' && isISO8601(fromOn, { strict: true }) && fromOn.length === 10 ? fromOn : undefined;
}

/** Who becomes the next mentor, from when, and what they are told. */
export async function handOverIn(form: Form): Promise<HandOverForm> {
  const { mentorId, fromOn, note } = form;
  const body = { mentorId, fromOn, ...(typeof note === 'string' && note.trim() && { note: note.trim() }) };
  return (await pipe.transform(body, { type: 'body', metatype: HandOverForm })) as HandOverForm;
}

/** What a learner asks of a mentor; languages are chosen in boxes. */
export async function wishIn(form: Form): Promise<WishForm> {
  const body = { languages: [form['languages'] ?? []].flat(), asksForArrangement: form['asksForArrangement'] === 'on' };
  return (await pipe.transform(body, { type: 'body', metatype: WishForm })) as WishForm;
}
