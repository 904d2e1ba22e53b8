import type { FastifyRequest } from 'fastify';
import { localAddress } from '../../platform/web/page.js';

const LONGEST = 200_000;
const OWN = /^\/sign-(in|out)$/;

/** A form that was sent after its sign-in had ended: it travels with the sign-in and can be sent again. */
export interface CarriedForm {
  /** Where it was sent. */
  action: string;
  fields: [name: string, value: string][];
}

/** What a request brought as a form, packed for a hidden field; empty when there is nothing to carry, or a file. */
export function packForm({ url, body }: Pick<FastifyRequest, 'url' | 'body'>): string {
  if (typeof body !== 'object' || body === null || OWN.test(url)) return '';
  const fields = Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().flatMap((one): CarriedForm['fields'] => (typeof one === 'string' ? [[name, one]] : [])),
  );
  const packed = Buffer.from(JSON.stringify({ action: url, fields } satisfies CarriedForm)).toString('base64url');
  return packed.length <= LONGEST ? packed : '';
}

/** The form in such a field; null for anything else. */
export function unpackForm(packed = ''): CarriedForm | null {
  try {
    const { action, fields } = JSON.parse(Buffer.from(packed, 'base64url').toString()) as Partial<CarriedForm>;
    const isForm = Array.isArray(fields) && fields.every((field) => field.every((part) => typeof part === 'string'));
    return isForm && localAddress(action) && !OWN.test(action ?? '') ? { action: action ?? '', fields } : null;
  } catch {
    return null;
  }
}

/** What a person wrote of it in words: what they chose from a list is kept, and says nothing by itself. */
export function wordsOf({ fields }: CarriedForm): { name: string; value: string }[] {
  return fields.filter(([, value]) => /\s/.test(value.trim())).map(([name, value]) => ({ name, value }));
}
