import { join } from 'node:path';
import type { Environment } from '../../../config/environment.js';
import { connect } from './database.module.js';
import { startEmbeddedServer } from './embedded-server.js';
import { migrate } from './migrate.js';

/** A database in its newest shape, and how to leave it. */
export interface OpenDatabase {
  url: string;
  embedded: boolean;
  /** Was the embedded server at work already? Then another process may need it after this one. */
  adopted: boolean;
  close(): Promise<void>;
}

const STEPS = {
  'copying-binaries': 'Copying PostgreSQL to where its user may run it…',
  initialising: 'Making the database…',
  starting: 'Starting PostgreSQL…',
} as const;

/** Opens the database of `DATABASE_URL`, or the embedded one without it, and migrates it. */
export async function openDatabase(
  environment: Environment,
  say: (line: string) => void = () => undefined,
): Promise<OpenDatabase> {
  const given = environment.DATABASE_URL;
  if (given) {
    const probe = await connect(given, 2);
    await probe.destroy();
    await migrate(given);
    return { url: given, embedded: false, adopted: false, close: () => Promise.resolve() };
  }
  const server = await startEmbeddedServer({
    dataDir: join(environment.DATA_DIR, 'postgres'),
    database: 'jalon',
    purpose: 'keep',
    onProgress: (step) => say(STEPS[step]),
  });
  await migrate(server.url);
  return { url: server.url, embedded: true, adopted: server.adopted, close: () => server.stop() };
}
