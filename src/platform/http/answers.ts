import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const ANSWERS = 'openapi:answers';

type Class = new () => object;

/** What a route answers when all goes well: the status and the shape, or no shape for an answer without a body. */
export interface Answer {
  status: number;
  shape: Class | null;
  isList: boolean;
  /** For answers that are no JSON: a PDF, an XML file. */
  mediaType: string;
}

/** Says what a route answers; `[Shape]` is a list of it. The description under /api/openapi.json is made from this. */
export function Answers(status: number, shape?: Class | [Class], mediaType = 'application/json'): CustomDecorator {
  const isList = Array.isArray(shape);
  const answer: Answer = { status, shape: (isList ? shape[0] : shape) ?? null, isList, mediaType };
  return SetMetadata(ANSWERS, answer);
}

export const UPLOADS = 'openapi:uploads';

/** A form that brings a file: its field, and the text fields that stand before it. */
export interface UploadForm {
  file: string;
  fields: string[];
}

/** Says that a route takes a file in a form, with these text fields before it. */
export function Uploads(file: string, ...fields: string[]): CustomDecorator {
  const form: UploadForm = { file, fields };
  return SetMetadata(UPLOADS, form);
}

export const OPERATION = 'openapi:operation';

/** What a route does, in one line, and the codes by which the domain may refuse it, by status. */
export interface OperationWords {
  summary: string;
  refusals: Record<number, readonly string[]>;
}

/**
 * Says what a route does and how the domain may refuse it: `@Operation('Book a session', { 404: ['…'], 422: ['…'] })`.
 * What every route may answer (401, 409 of the database, …) needs no word.
 */
export function Operation(summary: string, refusals: OperationWords['refusals'] = {}): CustomDecorator {
  const words: OperationWords = { summary, refusals };
  return SetMetadata(OPERATION, words);
}
