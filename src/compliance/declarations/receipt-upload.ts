import type { FastifyRequest } from 'fastify';
import { piecesOf, withUpload } from '../../platform/http/upload.js';
import { MOST_RECEIPT_BYTES } from '../accrochage/receipt.adapter.js';

/** Reads the receipt that a form brought as its `file`, as it comes. Throws `NoFile`, and what `read` throws. */
export function withReceiptOf<Outcome>(
  request: FastifyRequest,
  read: (bytes: AsyncIterable<Uint8Array>) => Promise<Outcome>,
): Promise<Outcome> {
  return withUpload(request, { field: 'file', maxBytes: MOST_RECEIPT_BYTES }, (upload) => read(piecesOf(upload)));
}
