import { fork } from 'node:child_process';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import type { ImportMeasure } from './register-import.child.js';
import { writeRegister } from './register-import.file.js';

/** As the real export of 2026. */
const BYTES = 470_000_000;

/** A whole register into the house, beside the bare walk of the XML parser through the same file. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  try {
    await migrate(server.url);
    const path = join(folder, 'register.xml');
    const records = await writeRegister(path, BYTES);
    const megabytes = (await stat(path)).size / 1e6;
    // The walk is measured before and after: a machine that others use is not always as fast.
    const before = await measured<{ seconds: number }>('baseline', path);
    const imported = await measured<ImportMeasure>('child', server.url, path);
    const after = await measured<{ seconds: number }>('baseline', path);
    if (imported.records !== records) throw new Error(`${imported.records} of ${records} records were imported`);
    const mbPerSecond = megabytes / imported.seconds;
    const baselineMbPerSecond = (2 * megabytes) / (before.seconds + after.seconds);
    const line = {
      bench: 'register-import',
      mbPerSecond: Number(mbPerSecond.toFixed(1)),
      baselineMbPerSecond: Number(baselineMbPerSecond.toFixed(1)),
      ratio: Number((mbPerSecond / baselineMbPerSecond).toFixed(2)),
      peakRssMb: imported.peakRssMb,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a process of its own measured. */
function measured<Measure>(program: 'baseline' | 'child', ...words: string[]): Promise<Measure> {
  const child = fork(join(import.meta.dirname, `register-import.${program}.js`), words, {
    execArgv: program === 'child' ? ['--max-semi-space-size=6', '--max-old-space-size=96'] : [],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Measure));
    child.once('exit', (code) => reject(new Error(`The ${program} ended with ${code} and said nothing`)));
  });
}
