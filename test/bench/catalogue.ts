import autocannon from 'autocannon';
import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentFrom } from '../../config/environment.js';
import { readyDemoWorld } from '../../src/demo/index.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { cloneLearner } from './progress-page.clones.js';

const PAGES = ['/fr/catalogue/RNCP37873', '/en/catalogue/RNCP37873', '/fr/catalogue'];
const LEARNERS = 10_000;
const CONNECTIONS = 8;
const SECONDS = 6;
const COUNTED = 200;
/** A connection at rest tells its counts after ten seconds. */
const STATISTICS_MS = 11_000;

/** The public pages of the catalogue with 10,000 learners, beside a bare route that sends a page as large from memory. */
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
    await cloneLearner(client, LEARNERS, 1);
    const app = fork(join(import.meta.dirname, 'booking-race.child.js'), [server.url, folder], QUIET);
    const house = `http://127.0.0.1:${await portOf(app)}`;
    const bare = fork(join(import.meta.dirname, 'catalogue.baseline.js'), [house + (PAGES[0] ?? '')], QUIET);
    const line = await measure(client, house, `http://127.0.0.1:${await portOf(bare)}`);
    await Promise.all([app, bare].map(stop));
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Both are warmed first and measured in turns, since the machine's pace changes. */
async function measure(client: pg.Client, house: string, bare: string) {
  await load(house, 3);
  await load(bare, 2);
  const turns: { page: Load; bare: Load }[] = [];
  for (let turn = 0; turn < 3; turn += 1) turns.push({ bare: await load(bare), page: await load(house) });
  const mean = (of: (turn: (typeof turns)[number]) => number) => turns.reduce((sum, turn) => sum + of(turn), 0) / 3;
  const perSecond = mean(({ page }) => page.perSecond);
  const baselinePerSecond = mean((turn) => turn.bare.perSecond);
  return {
    bench: 'catalogue',
    perSecond: Math.round(perSecond),
    p99Ms: Math.max(...turns.map(({ page }) => page.p99Ms)),
    queriesPerRequest: await queriesOf(client, house),
    baselinePerSecond: Math.round(baselinePerSecond),
    ratio: Number((perSecond / baselinePerSecond).toFixed(3)),
    learners: LEARNERS,
    failed: turns.reduce((sum, { page, bare: other }) => sum + page.failed + other.failed, 0),
  };
}

interface Load {
  perSecond: number;
  p99Ms: number;
  failed: number;
}

async function load(house: string, duration = SECONDS): Promise<Load> {
  const requests = PAGES.map((path) => ({ path, headers: {} }));
  const answer = await autocannon({ url: house, connections: CONNECTIONS, duration, requests });
  const { requests: done, latency, non2xx, errors } = answer;
  return { perSecond: done.average, p99Ms: latency.p99, failed: non2xx + errors };
}

/** Statements that ended in the database for each page that is made anew, by its own count. */
async function queriesOf(client: pg.Client, house: string): Promise<number> {
  const before = await committed(client);
  for (let at = 0; at < COUNTED; at += 1) await fetch(`${house}${PAGES[0] ?? ''}?q=${at}`);
  const after = await committed(client);
  return Number(((after - before) / COUNTED).toFixed(1));
}

async function committed(client: pg.Client): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, STATISTICS_MS));
  const { rows } = await client.query<{ count: number }>(
    'SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.count ?? 0;
}

const QUIET: ForkOptions = { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] };

async function portOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}

async function stop(child: ChildProcess): Promise<void> {
  child.disconnect();
  await once(child, 'exit');
}
