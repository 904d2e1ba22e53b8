// The baseline: a bare Fastify route that sends a page of the same size as it lies in memory.
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';

const [, , page = ''] = process.argv;
const html = await (await fetch(page)).text();
const server = fastify();
server.get('/*', (_request, reply) => reply.header('content-type', 'text/html; charset=utf-8').send(html));
await server.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => void server.close());
process.send?.({ port: (server.server.address() as AddressInfo).port });
