import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { csvRegister } from './register-csv.file.js';
import type { ImportMeasure } from './register-import.child.js';

/** As the real export of 2026, of both directories. */
const TITLES = 34_000;
const MOST_MB = 150;

/** The whole archive of the CSV export into the house, twice: everything new, then everything as it stands. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  try {
    await migrate(server.url);
    const path = join(folder, 'register.zip');
    await writeFile(path, csvRegister(TITLES));
    const first = await readingOf(server.url, path);
    await writeFile(path, csvRegister(TITLES + 1));
    const again = await readingOf(server.url, path);
    if (first.records !== TITLES) throw new Error(`${first.records} of ${TITLES} titles were read`);
    const line = {
      bench: 'register-csv',
      titles: first.records,
      seconds: Number(first.seconds.toFixed(1)),
      againSeconds: Number(again.seconds.toFixed(1)),
      peakRssMb: Math.max(first.peakRssMb, again.peakRssMb),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (line.peakRssMb > MOST_MB) process.exitCode = 1;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a reading took, in a process like that of the command line. */
function readingOf(url: string, path: string): Promise<ImportMeasure> {
  const execArgv = ['--max-semi-space-size=6', '--max-old-space-size=96'];
  const child = fork(join(import.meta.dirname, 'register-import.child.js'), [url, path], { execArgv });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as ImportMeasure));
    child.once('exit', (code) => reject(new Error(`The reading ended with ${code} and said nothing`)));
  });
}
