import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Environment, EnvironmentWrong, readEnvironment } from '../config/environment.js';
import { createApp } from './app.js';
import { DemoNotPossible, readyDemoWorld, StoryStopped } from './demo/index.js';
import { OpenAccount } from './identity/index.js';
import { DatabaseUnreachable } from './platform/database/database.errors.js';
import { EmbeddedServerFailed } from './platform/database/embedded-server.js';
import { openDatabase, type OpenDatabase } from './platform/database/open-database.js';

const FAILED = 1;
const A_MOMENT_MS = 1000;
/** What a shell answers for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Runs the house until it is asked to stop: the database, the demo world when there is nothing else, the application. */
async function run(stop: AbortSignal): Promise<void> {
  const environment = readEnvironment();
  await refuseTakenPort(environment);
  const database = await openDatabase(environment, say);
  try {
    await serve(environment, database, stop);
  } finally {
    await database.close();
  }
}

async function serve(environment: Environment, database: OpenDatabase, stop: AbortSignal): Promise<void> {
  const settled = Object.assign(new Environment(), environment, { DATABASE_URL: database.url });
  const wantsDemo = environment.DEMO ?? database.embedded;
  const signIns = wantsDemo ? await readyDemoWorld(settled, say, { signal: stop }) : [];
  stop.throwIfAborted();
  const app = await createApp(settled);
  try {
    await app.listen(environment.PORT, environment.HOST);
    const { port } = app.getHttpServer().address() as AddressInfo;
    say(`\nJalon is at ${environment.PUBLIC_URL ?? `http://${environment.HOST}:${port}`} (Ctrl-C stops it)`);
    for (const line of signIns.length > 0 ? signIns : await firstSteps(app)) say(line);
    if (!stop.aborted) await once(stop, 'abort');
    say('\nStopping…');
  } finally {
    await app.close();
  }
}

/** How to begin in a house where nobody has an account. */
async function firstSteps(app: INestApplicationContext): Promise<string[]> {
  if (!(await app.get(OpenAccount, { strict: false }).isFirst())) return [];
  return [
    '\nNobody has an account here yet. Open the first one with the same DATABASE_URL:',
    '  npm run jalon -- open-account --email officer@example.org --name "Camille Exemple" --role officer administrator',
    'For the demo world instead, start with DEMO=on.',
  ];
}

/** Says so before a minute is spent on a database that then has no door. */
async function refuseTakenPort({ HOST, PORT }: Environment): Promise<void> {
  const probe = createServer().listen(PORT, HOST);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const FORESEEN = [EnvironmentWrong, DatabaseUnreachable, EmbeddedServerFailed, DemoNotPossible];

function reasonOf(error: unknown): string {
  const { code, port, address, message } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop what uses it, or start with PORT=3001 npm start.`;
  if (code === 'EACCES' && port) return `Port ${port} is for the administrator: start with PORT=3000 npm start.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${address} is no address of this machine: use 127.0.0.1 or 0.0.0.0.`;
  return FORESEEN.some((kind) => error instanceof kind) ? message : ((error as Error).stack ?? String(error));
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(INTERRUPTED);
    stopping.abort(new StoryStopped('Stopped before the start was done.'));
  });
}

try {
  await run(stopping.signal);
} catch (error) {
  const wasAsked = error instanceof StoryStopped;
  process.stderr.write(`${wasAsked ? error.message : reasonOf(error)}\n`);
  process.exitCode = wasAsked ? INTERRUPTED : FAILED;
  // A connection that was refused half way keeps the process for minutes.
  setTimeout(() => process.exit(), A_MOMENT_MS).unref();
}
