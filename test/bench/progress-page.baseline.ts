// The baseline: a bare Fastify route that runs the same statements through `pg`, and sends their rows as they are.
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fastify, type FastifyRequest } from 'fastify';
import pg from 'pg';
import '../../config/database.js';
import { WHO_HOLDS } from '../../src/identity/sign-in/sign-ins.js';
import { DATABASE_TIME } from '../../src/platform/clock/clock.js';
import { PROGRESS_OF_ENROLMENT, PROGRESS_OF_LEARNER } from '../../src/tracks/progression/progress-facts.queries.js';

const [, , url = ''] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10 });
const server = fastify();
server.get('/api/my/progress', async (request) => {
  const learnerId = await whoAsks(request);
  await pool.query({ name: 'now', text: DATABASE_TIME });
  return firstRow({ name: 'progress', text: PROGRESS_OF_LEARNER, values: [learnerId, null] });
});
server.get<{ Params: { id: string } }>('/api/enrolments/:id/blocks', async (request) => {
  await whoAsks(request);
  return firstRow({ name: 'standing', text: PROGRESS_OF_ENROLMENT, values: [request.params.id] });
});

async function whoAsks({ headers }: FastifyRequest): Promise<string | undefined> {
  const token = (headers.authorization ?? '').slice('Bearer '.length);
  const hash = createHash('sha256').update(token).digest('hex');
  const signedIn = await pool.query<{ id: string }>({ name: 'who', text: WHO_HOLDS, values: [hash] });
  return signedIn.rows[0]?.id;
}

async function firstRow(query: pg.QueryConfig): Promise<unknown> {
  const { rows } = await pool.query<object>(query);
  return rows[0];
}

await server.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => void server.close().then(() => pool.end()));
process.send?.({ port: (server.server.address() as AddressInfo).port });
