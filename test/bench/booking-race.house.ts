import type { INestApplicationContext } from '@nestjs/common';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFrom } from '../../config/environment.js';
import { createContext } from '../../src/app.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { makeRacers, type Racer } from './booking-race.people.js';

/** A database of its own with people who want sessions, and a way to start processes of the application on it. */
export interface RaceHouse {
  context: INestApplicationContext;
  racers: Racer[];
  /** `change` is one of those that `booking-race.child.ts` knows. */
  start: (change?: string) => Promise<{ port: number; process: ChildProcess; stop: () => Promise<void> }>;
}

/** Makes the house, lets `work` happen in it, and takes it away. */
export async function inRaceHouse(work: (house: RaceHouse) => Promise<void>, clock?: Clock): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'bench', purpose: 'throw-away' });
  try {
    await migrate(server.url);
    const context = await createContext(
      environmentFrom({ NODE_ENV: 'test', DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: 'error' }),
      clock && { clock },
    );
    const racers = await makeRacers(context);
    await context.get(Jobs).drain();
    await work({ context, racers, start: (change = '') => startOne(server.url, folder, change) });
    await context.close();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOne(url: string, folder: string, change: string) {
  const child = fork(join(import.meta.dirname, 'booking-race.child.js'), [url, folder, change], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ port: number }];
  const stop = async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  };
  return { port: message.port, process: child, stop };
}
