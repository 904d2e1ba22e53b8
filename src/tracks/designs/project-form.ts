import { DESIGN_BOUNDS, type DeliverableDraft, type DesignFacts, type ProjectDraft } from './design.types.js';

type Form = Record<string, unknown>;

/** A project of a design as it is written anew. */
export function draftOf({
  id: _id,
  position: _position,
  criteria,
  activities,
  ...project
}: DesignFacts['projects'][number]): ProjectDraft {
  return {
    ...project,
    criteria: criteria.map((criterion) => criterion.id),
    activities: activities.map(({ fileName: _fileName, byteCount: _byteCount, ...activity }) => activity),
  };
}

/** The project that a form describes; numbers that are none become NaN, which the rules refuse. */
export function projectIn(form: Form): ProjectDraft {
  return {
    code: textIn(form, 'code'),
    name: textIn(form, 'name'),
    brief: textIn(form, 'brief').replaceAll('\r\n', '\n'),
    estimatedHours: numberIn(form, 'estimatedHours'),
    level: numberIn(form, 'level'),
    prerequisites: listIn(form, 'prerequisites'),
    deliverables: deliverablesIn(form),
    criteria: listIn(form, 'criteria'),
  };
}

/** The criteria that each project proves by the matrix, whose boxes are `<code of the project> <id of the criterion>`. */
export function provedIn(form: Form): Map<string, string[]> {
  const proved = new Map<string, string[]>();
  for (const [code = '', criterion = ''] of listIn(form, 'proves').map((value) => value.split(' '))) {
    proved.set(code, [...(proved.get(code) ?? []), criterion]);
  }
  return proved;
}

/** The revision that stood in a form. */
export function revisionIn(form: Form): number {
  return Number.parseInt(textIn(form, 'revision'), 10) || 0;
}

/** The words of a field, without blanks around them. */
export function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The chosen values of a field. */
export function listIn(form: Form, name: string): string[] {
  return [form[name] ?? []].flat().filter((value): value is string => typeof value === 'string');
}

function numberIn(form: Form, name: string): number {
  const text = textIn(form, name);
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

/** `deliverable-0`, `kinds-0` (« pdf, zip ») and `required-0` and on; a row without any word is none. */
function deliverablesIn(form: Form): DeliverableDraft[] {
  const rows: DeliverableDraft[] = [];
  for (let at = 0; at < DESIGN_BOUNDS.deliverables && `deliverable-${at}` in form; at += 1) {
    const name = textIn(form, `deliverable-${at}`);
    const extensions = textIn(form, `kinds-${at}`)
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((kind) => kind.replace(/^\./, ''))
      .filter(Boolean);
    if (name || extensions.length > 0) rows.push({ name, extensions, required: form[`required-${at}`] === 'yes' });
  }
  return rows;
}
