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
