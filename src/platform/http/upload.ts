import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/domain-error.js';

/** A form that should have brought a file, and did not. */
export class NoFile extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.no-file';
  constructor(field: string) {
    super(
      'A file is missing',
      {},
      [],
      [{ at: field, code: 'file-missing', message: 'Choose a file and send the form again' }],
    );
  }
}

/** One file of a form, as a stream, with the text fields that stood before it. */
export interface Upload {
  name: string;
  content: MultipartFile['file'];
  fields: Record<string, string>;
}

/** The first file of a multipart request; its text fields stand before it in the form. Throws `NoFile`. */
export async function uploadOf(request: FastifyRequest, field: string, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw new NoFile(field);
  const fields: Record<string, string> = {};
  for await (const part of request.parts({
    limits: { fileSize: maxBytes + 1, files: 1, fields: 20, fieldSize: 20_000 },
  })) {
    if (part.type === 'file') {
      if (part.fieldname !== field || !part.filename) {
        part.file.resume();
        throw new NoFile(field);
      }
      return { name: part.filename, content: part.file, fields };
    }
    fields[part.fieldname] = String(part.value);
  }
  throw new NoFile(field);
}
