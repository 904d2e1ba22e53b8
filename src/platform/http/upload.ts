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

/** Which field of the form brings the file, and how large it may be. */
export interface UploadLimits {
  field: string;
  maxBytes: number;
}

/**
 * Hands the file of a form to `take` as it comes. What is left of a refused one is let through unread afterwards: the
 * connection is good for the next request. Throws `NoFile`, and what `take` throws.
 */
export async function withUpload<Outcome>(
  request: FastifyRequest,
  limits: UploadLimits,
  take: (upload: Upload) => Promise<Outcome>,
): Promise<Outcome> {
  const upload = await uploadOf(request, limits);
  try {
    return await take(upload);
  } finally {
    upload.content.resume();
  }
}

/** The content of an upload piece by piece; whoever stops early leaves the rest to `withUpload`. */
export function piecesOf({ content }: Upload): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => content.iterator({ destroyOnReturn: false }) };
}

/** The first file of a multipart request; its text fields stand before it in the form. */
async function uploadOf(request: FastifyRequest, { field, maxBytes }: UploadLimits): Promise<Upload> {
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
