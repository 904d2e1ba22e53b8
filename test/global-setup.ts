import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedServer } from '../src/platform/database/embedded-server.js';
import { migrate } from '../src/platform/database/migrate.js';

declare global {
  var stopTestServer: (() => Promise<void>) | undefined;
}

export const TEMPLATE = 'jalon_template';

/** A server for this run (or that of TEST_DATABASE_URL), with a migrated template that each test file clones. */
export default async function globalSetup(): Promise<void> {
  const server = process.env['TEST_DATABASE_URL']
    ? await givenServer(process.env['TEST_DATABASE_URL'])
    : await ownServer();
  globalThis.stopTestServer = server.stop;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = new URL(server.url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href);
  process.env['JALON_TEST_SERVER'] = server.url;
}

async function ownServer() {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'admin', purpose: 'throw-away' });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

function givenServer(url: string) {
  return Promise.resolve({ url, stop: () => Promise.resolve() });
}
