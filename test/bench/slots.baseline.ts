// The baseline: a bare Fastify route that answers a fixed small object.
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';

const server = fastify();
server.get('/bare', () => ({ alive: true }));
await server.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => void server.close());
process.send?.({ port: (server.server.address() as AddressInfo).port });
