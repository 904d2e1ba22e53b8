import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { validateAccrochage } from '../../src/compliance/accrochage/accrochage-schema.adapter.js';
import { ROWS_OF_FILE } from '../../src/compliance/declarations/awards-to-declare.queries.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import type { ExportMeasure } from './cdc-export.child.js';
import { insertAwards, PERIOD } from './cdc-export.rows.js';

const ROWS = 100_000;
const COPIES = 3;

/** 100,000 awards to the State's file, as the officer does it, beside COPY TO of the same rows. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  try {
    await migrate(server.url);
    const copySeconds = await copied(server.url, folder);
    const measure = await exported(server.url, folder);
    const { size } = await stat(measure.file);
    const { valid } = await validateAccrochage(measure.file);
    const rowsPerSecond = ROWS / measure.seconds;
    const copyRowsPerSecond = ROWS / copySeconds;
    const line = {
      bench: 'cdc-export',
      rows: measure.passages,
      rowsPerSecond: Math.round(rowsPerSecond),
      copyRowsPerSecond: Math.round(copyRowsPerSecond),
      ratio: Number((rowsPerSecond / copyRowsPerSecond).toFixed(4)),
      peakRssMb: measure.peakRssMb,
      idleRssMb: measure.idleRssMb,
      fileMb: Math.round(size / 1e6),
      valid,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the awards, and answers the fewest seconds that COPY took for them. */
async function copied(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await insertAwards(client, ROWS);
    const seconds: number[] = [];
    for (let copies = 0; copies < COPIES; copies += 1) seconds.push(await copy(client, join(folder, 'rows.txt')));
    return Math.min(...seconds);
  } finally {
    await client.end();
  }
}

/** The seconds that PostgreSQL needs to give the same rows, in the same order, to a file. */
async function copy(client: pg.Client, path: string): Promise<number> {
  const rows = ROWS_OF_FILE.replace('$1', `'${PERIOD.fromOn}'`).replace('$2', `'${PERIOD.untilOn}'`);
  const startedAt = performance.now();
  await pipeline(client.query(copyTo(`COPY (${rows}) TO STDOUT`)), createWriteStream(path));
  return (performance.now() - startedAt) / 1000;
}

/** Exports in a process that does nothing else, so that its memory is that of the export. */
function exported(url: string, dataDir: string): Promise<ExportMeasure> {
  const child = fork(join(import.meta.dirname, 'cdc-export.child.js'), [url, dataDir], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as ExportMeasure));
    child.once('exit', (code) => reject(new Error(`The export ended with ${code} and said nothing`)));
  });
}
