import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Environment } from '../../../config/environment.js';
import { connect } from './database.module.js';
import { type EmbeddedServer, startEmbeddedServer } from './embedded-server.js';
import { migrate } from './migrate.js';

/** A database in its newest shape, and how to leave it. */
export interface OpenDatabase {
  url: string;
  embedded: boolean;
  /** Leaves it; of those who share an embedded server, the last one stops it. */
  close(): Promise<void>;
}

const STEPS = {
  'copying-binaries': 'Copying PostgreSQL to where its user may run it…',
  initialising: 'Making the database…',
  starting: 'Starting PostgreSQL…',
} as const;

const TRIES_TO_LEAVE = 100;
const BETWEEN_TRIES_MS = 10;

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
    return { url: given, embedded: false, close: () => Promise.resolve() };
  }
  const server = await startEmbeddedServer({
    dataDir: join(environment.DATA_DIR, 'postgres'),
    database: 'jalon',
    purpose: 'keep',
    onProgress: (step) => say(STEPS[step]),
  });
  await migrate(server.url);
  return { url: server.url, embedded: true, close: () => leave(server) };
}

/** The last one to leave stops the server, be it ours or adopted. */
async function leave(server: EmbeddedServer): Promise<void> {
  const isLast = await everybodyLeft(server.url).catch(() => true);
  if (isLast) await server.stop();
}

/** Connections that were ended are a moment on their way out; a server that stops before would answer them by an error. */
async function everybodyLeft(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let tries = 0; tries < TRIES_TO_LEAVE; tries += 1) {
      const { rows } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
      );
      if (rows.length === 0) return true;
      await pause(BETWEEN_TRIES_MS);
    }
    return false;
  } finally {
    await client.end();
  }
}
