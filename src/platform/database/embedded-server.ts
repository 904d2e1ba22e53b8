import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { binariesFor } from './embedded-binaries.js';
import { type Cluster, initialise, passwordOf, SUPERUSER } from './embedded-cluster.js';
import { EmbeddedServerFailed } from './embedded-failure.js';
import { launch } from './embedded-launch.js';
import { placeFor, type Purpose } from './embedded-place.js';
import { isAtWork, type Postmaster, postmasterOf, stopPostmaster } from './embedded-postmaster.js';

export { EmbeddedServerFailed };

/** The PostgreSQL that ships in npm, at work. */
export interface EmbeddedServer {
  /** Of the database that was asked for, with its password. */
  url: string;
  /** Was it at work already, left by an application that was killed or shared with one that runs? */
  adopted: boolean;
  /** Where the data really are: outside the wished place when the server's account cannot reach that. */
  dataDir: string;
  /** Stops the server, an adopted one too, and waits until it is gone. */
  stop(): Promise<void>;
}

/** What may take its time at the first start. */
export type StartStep = 'copying-binaries' | 'initialising' | 'starting';

export interface EmbeddedServerOptions {
  dataDir: string;
  database: string;
  purpose: Purpose;
  onProgress?: (step: StartStep) => void;
}

/** Another start made the same database between our question and our order. */
const MADE_BY_ANOTHER = new Set(['42P04', '23505']);
const PATIENCE_MS = 120_000;
const BETWEEN_TRIES_MS = 50;

/**
 * Starts (or adopts) the PostgreSQL that ships in npm, in its own data directory, and makes the database if missing.
 * Any number of starts on one directory end in one server. Throws `EmbeddedServerFailed`.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  try {
    return await serve(options);
  } catch (error) {
    throw EmbeddedServerFailed.from(error);
  }
}

async function serve({
  dataDir: wished,
  database,
  purpose,
  onProgress,
}: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const place = placeFor(wished, purpose);
  const bin = binariesFor(place.account, () => onProgress?.('copying-binaries'));
  const cluster = { ...place, bin, purpose };
  await initialise(cluster, () => onProgress?.('initialising'));
  const start = performance.now();
  while (performance.now() - start < PATIENCE_MS) {
    const { postmaster, adopted } = await adoptOrLaunch(cluster, () => onProgress?.('starting'));
    if (postmaster && (await makeDatabase(cluster.dataDir, postmaster, database))) {
      const url = urlOf(cluster.dataDir, postmaster, database);
      return { url, adopted, dataDir: cluster.dataDir, stop: () => stopPostmaster(cluster.dataDir, postmaster.pid) };
    }
    await pause(BETWEEN_TRIES_MS);
  }
  throw new EmbeddedServerFailed(
    `Something else holds ${cluster.dataDir}; ${cluster.dataDir}.log tells what.`,
    'End the processes of a server that was killed there.',
  );
}

async function adoptOrLaunch(cluster: Cluster, onStart: () => void) {
  const running = await postmasterOf(cluster.dataDir);
  if (running) return { postmaster: running, adopted: true };
  onStart();
  return { postmaster: await launch(cluster), adopted: false };
}

function urlOf(dataDir: string, { port }: Postmaster, database: string): string {
  return `postgres://${SUPERUSER}:${passwordOf(dataDir)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** Makes the database unless it is there; false when the server stopped meanwhile. */
async function makeDatabase(dataDir: string, postmaster: Postmaster, database: string): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(dataDir, postmaster, 'postgres'),
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  });
  // A connection that breaks also fails the order under way, which is where we hear of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ serves: string; present: boolean }>(
      `select current_setting('data_directory') as serves,
              exists (select from pg_database where datname = $1) as present`,
      [database],
    );
    const row = found.rows[0];
    if (row?.serves !== dataDir) throw new Error(`Port ${postmaster.port} serves other data: ${row?.serves}.`);
    if (!row.present) await client.query(`create database ${escapeIdentifier(database)}`);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code && MADE_BY_ANOTHER.has(code)) return true;
    if (!isAtWork(dataDir, postmaster)) return false;
    throw error;
  } finally {
    await client.end();
  }
}
