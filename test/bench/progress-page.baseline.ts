// The baseline: a bare Fastify route that runs the same statements through `pg`, and sends their rows as they are.
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import pg from 'pg';
import '../../config/database.js';
import { WHO_HOLDS } from '../../src/identity/sign-in/sign-ins.js';
import { DATABASE_TIME } from '../../src/platform/clock/clock.js';
import { PROGRESS_OF_LEARNER } from '../../src/tracks/progression/progress-facts.queries.js';

const [, , url = ''] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10 });
const server = fastify();
server.get('/api/my/progress', async (request) => {
  const token = (request.headers.authorization ?? '').slice('Bearer '.length);
  const hash = createHash('sha256').update(token).digest('hex');
  const signedIn = await pool.query<{ id: string }>({ name: 'who', text: WHO_HOLDS, values: [hash] });
  await pool.query({ name: 'now', text: DATABASE_TIME });
  const values = [signedIn.rows[0]?.id, null];
  const progress = await pool.query({ name: 'progress', text: PROGRESS_OF_LEARNER, values });
  return progress.rows[0];
});
await server.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => void server.close().then(() => pool.end()));
process.send?.({ port: (server.server.address() as AddressInfo).port });
