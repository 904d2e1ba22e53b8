import { applyDecorators, Header } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Facts } from '../kernel/decision.js';
import type { Flash } from './reader.js';

const FLASH_COOKIE = 'jalon-flash';

/** This route answers a page for people, which no cache keeps. */
export function Page() {
  return applyDecorators(Header('content-type', 'text/html; charset=utf-8'), Header('cache-control', 'no-store'));
}

/** Sends a page from a route that mostly sends the browser on: a preview, or a form that came back. */
export async function sendPage(reply: FastifyReply, html: string, status = 200): Promise<void> {
  await reply.status(status).header('content-type', 'text/html; charset=utf-8').send(html);
}

/** Sends the browser on to a page of the house, which then says what was done. `key` is a text of `templates/locales`. */
export async function goTo(
  reply: FastifyReply,
  path: string,
  said?: { key: string; kind?: Flash['kind']; facts?: Facts },
): Promise<void> {
  if (said) {
    const flash = Buffer.from(JSON.stringify({ kind: 'done', ...said })).toString('base64url');
    void reply.header('set-cookie', `${FLASH_COOKIE}=${flash}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`);
  }
  await reply.redirect(path, 303);
}

/** What the last page wanted to be said on this one. */
export function flashIn(header = ''): Flash | undefined {
  const [, value] = /(?:^|; )jalon-flash=([\w-]{1,2000})(?:;|$)/.exec(header) ?? [];
  if (!value) return undefined;
  try {
    const flash = JSON.parse(Buffer.from(value, 'base64url').toString()) as Partial<Flash> | null;
    return flash && typeof flash.key === 'string' && flash.kind ? (flash as Flash) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets it: it is said once. */
export function dropFlash(reply: FastifyReply): void {
  void reply.header('set-cookie', `${FLASH_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
}

/** An address that a form or a link may send the browser on to: one of the house, or null. */
export function localAddress(address: unknown): string | null {
  return typeof address === 'string' && /^\/(?![/\\])[\w\-./?=&%:@+,~]*$/.test(address) ? address : null;
}

/** The page of the house that a form or a link stood on, with its query; null when the browser does not tell. */
export function cameFrom({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const { referer = '', host } = headers;
  if (!URL.canParse(referer)) return null;
  const { host: from, pathname, search } = new URL(referer);
  return from === host ? localAddress(pathname + search) : null;
}

/** The address under which a reader finds again what they see: that of the form, when it was sent and answered with a page. */
export function pageAddress(request: Pick<FastifyRequest, 'headers' | 'method' | 'url'>): string {
  return request.method === 'GET' ? request.url : (cameFrom(request) ?? '/');
}
