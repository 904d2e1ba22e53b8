import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentFrom } from '../../config/environment.js';
import { readyDemoWorld } from '../../src/demo/index.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { load, type Load, portOf, queriesOf, QUIET, stop } from './http-load.js';
import { cloneLearner } from './progress-page.clones.js';

const LEARNERS = 10_000;
const SIGNED_IN = 500;
const SECONDS = 8;

/** The learner's home with 10,000 learners, as page and as JSON, beside a bare route that runs the same SQL. */
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
    const tokens = await cloneLearner(client, LEARNERS, SIGNED_IN);
    const app = fork(join(import.meta.dirname, 'booking-race.child.js'), [server.url, folder], QUIET);
    const bare = fork(join(import.meta.dirname, 'progress-page.baseline.js'), [server.url], QUIET);
    const [appPort, barePort] = [await portOf(app), await portOf(bare)];
    const line = await measure({ client, tokens, appPort, barePort });
    await Promise.all([app, bare].map(stop));
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measuring {
  client: pg.Client;
  tokens: string[];
  appPort: number;
  barePort: number;
}

/** Each is warmed first; JSON and baseline are measured in turns, since the machine's pace changes. */
async function measure({ client, tokens, appPort, barePort }: Measuring) {
  const asked = (path: string) => tokens.map((token) => ({ path, token }));
  const json = (port: number, seconds = SECONDS) =>
    load(`http://127.0.0.1:${port}`, asked('/api/my/progress'), seconds);
  const html = (seconds = SECONDS) => load(`http://127.0.0.1:${appPort}`, asked('/track'), seconds);
  await json(appPort, 3);
  await json(barePort, 3);
  await html(3);
  const turns: { json: Load; bare: Load; html: Load }[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    turns.push({ bare: await json(barePort), json: await json(appPort), html: await html() });
  }
  const mean = (of: (turn: (typeof turns)[number]) => number) =>
    turns.reduce((sum, turn) => sum + of(turn), 0) / turns.length;
  const jsonPerSecond = mean((turn) => turn.json.perSecond);
  const baselinePerSecond = mean((turn) => turn.bare.perSecond);
  return {
    bench: 'progress-page',
    htmlPerSecond: Math.round(mean((turn) => turn.html.perSecond)),
    jsonPerSecond: Math.round(jsonPerSecond),
    baselinePerSecond: Math.round(baselinePerSecond),
    ratio: Number((jsonPerSecond / baselinePerSecond).toFixed(3)),
    p99Ms: Math.max(...turns.map((turn) => turn.json.p99Ms)),
    htmlP99Ms: Math.max(...turns.map((turn) => turn.html.p99Ms)),
    queriesPerRequest: await queriesOf(client, `http://127.0.0.1:${appPort}`, asked('/api/my/progress')),
    htmlQueriesPerRequest: await queriesOf(client, `http://127.0.0.1:${appPort}`, asked('/track')),
    learners: LEARNERS,
    failed: turns.reduce((sum, turn) => sum + turn.json.failed + turn.html.failed + turn.bare.failed, 0),
  };
}
