import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { WebOptions } from './web-options.js';

/** Five minutes, and shown a day longer while a cache asks anew; a browser asks after one minute. */
const FOR_CACHES = 'public, max-age=60, s-maxage=300, stale-while-revalidate=86400';
const KEPT_MS = 60_000;
const MOST_KEPT = 500;

interface Kept {
  made: Promise<{ text: string; mark: string }>;
  atMs: number;
}

/**
 * Answers pages that are the same for everybody: each is made once a minute and kept by its address, so that many at once
 * cost one; caches may keep them too, and ask by the mark whether theirs is still the same.
 */
@Injectable()
export class PublicPages {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly options: WebOptions) {}

  /** Headers for caches stand on what was made only: a refusal is nothing to keep. */
  async send(request: FastifyRequest, reply: FastifyReply, make: () => Promise<string>): Promise<void> {
    const { text, mark } = await this.made(request.url, make);
    void reply.header('etag', mark).header('cache-control', FOR_CACHES);
    const known = request.headers['if-none-match'] ?? '';
    if (known.split(/,\s*/).includes(mark)) await reply.status(304).send();
    else await reply.send(text);
  }

  private made(address: string, make: () => Promise<string>): Kept['made'] {
    const kept = this.kept.get(address);
    const now = performance.now();
    if (kept && now - kept.atMs < KEPT_MS) return kept.made;
    const made = marked(make());
    if (this.options.development) return made;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(address, { made, atMs: now });
    made.catch(() => this.kept.delete(address));
    return made;
  }
}

async function marked(making: Promise<string>): Promise<{ text: string; mark: string }> {
  const text = await making;
  return { text, mark: `W/"${createHash('sha1').update(text).digest('base64url')}"` };
}
