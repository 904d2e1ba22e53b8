import { inputPipe } from '../platform/http/input.pipe.js';

/** The fields of a form by their names, as the browser sends them. */
export type Form = Record<string, unknown>;

const pipe = inputPipe();

/** What a form asks for, with the same faults as the request of a program; a page shows them beside what was filled in. */
export function bodyOf<Body>(metatype: new () => Body, form: Form): Promise<Body> {
  return pipe.transform(form, { type: 'body', metatype }) as Promise<Body>;
}

/** What was written in a field; nothing when it was left empty. */
export function textIn(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}
