import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentFrom } from '../../config/environment.js';
import { readyDemoWorld } from '../../src/demo/index.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { PROGRESS_OF_ENROLMENTS } from '../../src/tracks/progression/progress-facts.queries.js';
import type { PreviewMeasure } from './group-preview.child.js';
import { QUIET } from './http-load.js';
import { cloneLearner } from './progress-page.clones.js';

const LEARNERS = 10_000;
const AT_ONCE = 500;
const TURNS = 3;

/** The effect of a new rulebook on 10,000 learners, beside the bare reading of the same facts. */
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
    await readFacts(client);
    const turns: { bare: number; preview: PreviewMeasure }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      turns.push({ bare: await readFacts(client), preview: await previewed(server.url, folder) });
    }
    process.stdout.write(`${JSON.stringify(lineOf(turns))}\n`);
  } finally {
    await client.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function lineOf(turns: readonly { bare: number; preview: PreviewMeasure }[]) {
  const [first] = turns;
  const mean = (perSecond: number[]) => Math.round(perSecond.reduce((sum, one) => sum + one, 0) / perSecond.length);
  const learnersPerSecond = mean(turns.map(({ preview }) => preview.learners / preview.seconds));
  const baseline = mean(turns.map(({ bare }) => bare));
  return {
    bench: 'group-preview',
    value: learnersPerSecond,
    unit: 'learners/s',
    baseline,
    ratio: Number((learnersPerSecond / baseline).toFixed(3)),
    learnersPerSecond,
    peakRssMb: Math.max(...turns.map(({ preview }) => preview.peakRssMb)),
    learners: first?.preview.learners,
    losing: first?.preview.losing,
  };
}

/** Reads what is recorded of each track by the same statement, and does nothing with it; answers tracks a second. */
async function readFacts(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>(`SELECT enrolment_id AS id FROM clone ORDER BY enrolment_id`);
  const startedAt = performance.now();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const ids = rows.slice(at, at + AT_ONCE).map(({ id }) => id);
    await client.query({ name: 'facts', text: PROGRESS_OF_ENROLMENTS, values: [ids] });
  }
  return rows.length / ((performance.now() - startedAt) / 1000);
}

/** A process of its own, so that its memory is that of the preview. */
function previewed(url: string, folder: string): Promise<PreviewMeasure> {
  const child = fork(join(import.meta.dirname, 'group-preview.child.js'), [url, folder], QUIET);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as PreviewMeasure));
    child.once('exit', (code) => reject(new Error(`The preview ended with ${code} and said nothing`)));
  });
}
