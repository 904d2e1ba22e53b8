import type { FastifyInstance } from 'fastify';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isLanguage, languageCookie, withLanguage } from './locale.js';

const WORTH_COMPRESSING = 1400;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Keeps a language chosen with `?lang=` in a cookie and shows the same page again, without it in the address. */
export function registerLanguageChoice(fastify: FastifyInstance, secure: boolean): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/') || !request.url.includes('lang=')) return;
    const chosen = new URLSearchParams(request.url.split('?')[1]).get('lang');
    if (!isLanguage(chosen)) return;
    await reply
      .header('set-cookie', languageCookie(chosen, secure))
      .redirect(localPath(withLanguage(request.url)), 303);
  });
}

/** Compresses pages for browsers that understand it. Other answers go as they are. */
export function compressHtml(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (!isPage || typeof payload !== 'string' || payload.length < WORTH_COMPRESSING) return payload;
    void reply.header('vary', 'accept-encoding');
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    if (!encoding) return payload;
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br'
      ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : gzipped(payload, { level: 6 });
  });
}

/** Two leading slashes would name another site. */
function localPath(address: string): string {
  return address.replace(/^[/\\]{2,}/, '/');
}
