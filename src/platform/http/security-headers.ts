import type { FastifyInstance } from 'fastify';

const HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
  'permissions-policy': 'geolocation=(), payment=(), usb=()',
};

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sets the same security headers on every answer, and refuses a change that another site's page asks for. */
export function guardDoors(fastify: FastifyInstance, secure: boolean): void {
  const headers = secure ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : HEADERS;
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    if (!SAFE.has(request.method) && isForeign(request.headers)) {
      void reply
        .status(403)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .send({
          type: 'urn:problem:platform.foreign-origin',
          title: 'This change was asked for from another site: open the page here and do it again',
          status: 403,
          instance: request.url.split('?')[0],
          code: 'platform.foreign-origin',
        });
      return;
    }
    done();
  });
}

function isForeign(headers: { origin?: string; host?: string; 'sec-fetch-site'?: string | string[] }): boolean {
  const site = headers['sec-fetch-site'];
  if (site) return site !== 'same-origin' && site !== 'none';
  if (!headers.origin) return false;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host;
}
