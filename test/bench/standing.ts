import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentFrom } from '../../config/environment.js';
import { readyDemoWorld } from '../../src/demo/index.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { type Asked, load, type Load, portOf, queriesOf, QUIET, stop } from './http-load.js';
import { cloneLearner, signIn } from './progress-page.clones.js';

const LEARNERS = 100_000;
const ASKED = 5_000;
const SECONDS = 8;

/** The standing of all blocks of one learner among 100,000, beside a bare route that runs the same SQL. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  const client = new pg.Client({ connectionString: server.url });
  try {
    await migrate(server.url);
    const given = { DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: 'error', DEMO: 'on' };
    await readyDemoWorld(environmentFrom(given), () => undefined);
    await client.connect();
    await cloneLearner(client, LEARNERS);
    const asked = await standingsAsked(client);
    const app = fork(join(import.meta.dirname, 'booking-race.child.js'), [server.url, folder], QUIET);
    const bare = fork(join(import.meta.dirname, 'progress-page.baseline.js'), [server.url], QUIET);
    const urls = [await portOf(app), await portOf(bare)].map((port) => `http://127.0.0.1:${port}`);
    const line = await measure(client, asked, { app: urls[0] ?? '', bare: urls[1] ?? '' });
    await Promise.all([app, bare].map(stop));
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tracks from all over the table, asked for by an officer. */
async function standingsAsked(client: pg.Client): Promise<Asked[]> {
  const officer = await client.query<{ id: string }>(
    `SELECT account_id AS id FROM identity.role_grant WHERE role = 'officer' ORDER BY account_id LIMIT 1`,
  );
  const [token = ''] = await signIn(client, [officer.rows[0]?.id ?? '']);
  const { rows } = await client.query<{ id: string }>(
    `SELECT enrolment_id AS id FROM clone WHERE n % ${LEARNERS / ASKED} = 1 ORDER BY md5(n::text)`,
  );
  return rows.map(({ id }) => ({ path: `/api/enrolments/${id}/blocks`, token }));
}

/** Each is warmed first; then they are measured in turns, since the machine's pace changes. */
async function measure(client: pg.Client, asked: readonly Asked[], urls: { app: string; bare: string }) {
  await load(urls.app, asked, 3);
  await load(urls.bare, asked, 3);
  const turns: { app: Load; bare: Load }[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    turns.push({ bare: await load(urls.bare, asked, SECONDS), app: await load(urls.app, asked, SECONDS) });
  }
  const perSecond = turns.reduce((sum, { app }) => sum + app.perSecond, 0) / turns.length;
  const baseline = turns.reduce((sum, { bare }) => sum + bare.perSecond, 0) / turns.length;
  return {
    bench: 'standing',
    value: Math.round(perSecond),
    unit: 'standings/s',
    baseline: Math.round(baseline),
    ratio: Number((perSecond / baseline).toFixed(3)),
    perSecond: Math.round(perSecond),
    p99Ms: Math.max(...turns.map(({ app }) => app.p99Ms)),
    queriesPerRequest: await queriesOf(client, urls.app, asked),
    learners: LEARNERS,
    failed: turns.reduce((sum, { app, bare }) => sum + app.failed + bare.failed, 0),
  };
}
