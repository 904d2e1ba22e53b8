import type { FastifyRequest } from 'fastify';
import { uploadOf } from '../../platform/http/upload.js';
import { MOST_RECEIPT_BYTES } from '../accrochage/receipt.adapter.js';

/** Reads the receipt that a form brought as its `file`, as it comes. Throws `NoFile`, and what `read` throws. */
export async function withReceiptOf<Outcome>(
  request: FastifyRequest,
  read: (bytes: AsyncIterable<Uint8Array>) => Promise<Outcome>,
): Promise<Outcome> {
  const { content } = await uploadOf(request, 'file', MOST_RECEIPT_BYTES);
  try {
    return await read(content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>);
  } finally {
    // What is left of a refused file is let through unread: the connection is good for the next request.
    content.resume();
  }
}
