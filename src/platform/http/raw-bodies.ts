import type { FastifyInstance } from 'fastify';

/** A body that is kept as its bytes, whatever its sender calls it: a signature is over these. */
const RAW = 'application/x-jalon-raw';
const RAW_PATHS = ['/api/provider-events/'];
const LARGEST = 64 * 1024;

/** Bodies that come to these addresses reach their route as a `Buffer`, 64 KB at most. */
export function keepRawBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(RAW, { parseAs: 'buffer', bodyLimit: LARGEST }, (_request, body, done) => {
    done(null, body);
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (RAW_PATHS.some((path) => request.url.startsWith(path))) request.headers['content-type'] = RAW;
    done();
  });
}
