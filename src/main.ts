import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { DemoNotPossible, readyDemoWorld } from './demo/index.js';
import { Environment, EnvironmentWrong, readEnvironment } from '../config/environment.js';
import { createApp } from './app.js';
import { DatabaseUnreachable } from './platform/database/database.errors.js';
import { openDatabase, type OpenDatabase } from './platform/database/open-database.js';
import { EmbeddedServerFailed } from './platform/database/embedded-server.js';

const FAILED = 1;

/** Starts the house: the database, the demo world when there is nothing else, the application. */
async function start(): Promise<void> {
  const environment = readEnvironment();
  const database = await openDatabase(environment, say);
  try {
    await serve(Object.assign(new Environment(), environment, { DATABASE_URL: database.url }), database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(environment: Environment, database: OpenDatabase): Promise<void> {
  const signIns = await readyDemoWorld(environment, say);
  const app = await createApp(environment);
  await app.listen(environment.PORT, environment.HOST);
  const { port } = app.getHttpServer().address() as AddressInfo;
  say(`\nJalon is at ${environment.PUBLIC_URL ?? `http://${environment.HOST}:${port}`}`);
  for (const line of signIns) say(line);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('\nStopping…');
      void app.close().then(() => database.close());
    });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function reasonOf(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop what uses it, or start with PORT=3001 npm start.`;
  const foreseen = [EnvironmentWrong, DatabaseUnreachable, EmbeddedServerFailed, DemoNotPossible];
  return foreseen.some((kind) => error instanceof kind) ? message : ((error as Error).stack ?? String(error));
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = FAILED;
}
