import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';

/** Five minutes, and shown a day longer while a cache asks anew. */
const FOR_CACHES = 'public, max-age=300, stale-while-revalidate=86400';

/**
 * Answers a page that is the same for everybody, which caches may keep, with its mark; or only that it is still the one
 * that the asker has. The headers stand here and not on the route: a refusal is nothing to keep.
 */
export async function sendMarked(text: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const mark = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  void reply.header('etag', mark).header('cache-control', FOR_CACHES);
  const known = request.headers['if-none-match'] ?? '';
  if (known.split(/,\s*/).includes(mark)) await reply.status(304).send();
  else await reply.send(text);
}
