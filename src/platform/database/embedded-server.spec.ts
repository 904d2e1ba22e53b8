import { afterAll, afterEach, beforeAll, describe, expect, it } from '../../../test/jest.js';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedServer, EmbeddedServerFailed, startEmbeddedServer } from './embedded-server.js';

const root = process.getuid?.() === 0;
let base: string;
let mine: string;
const started: EmbeddedServer[] = [];

async function start(dataDir: string, database = 'app', purpose: 'keep' | 'throw-away' = 'throw-away') {
  const server = await startEmbeddedServer({ dataDir, database, purpose });
  started.push(server);
  return server;
}

async function answer(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = new Client(server.url);
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    return Object.values(result.rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const lockFile = (server: EmbeddedServer) => readFileSync(join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n');
const portOf = (server: EmbeddedServer) => new URL(server.url).port;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'jalon-embedded-'));
  chmodSync(base, 0o755);
  mine = join(base, 'une école d’été', 'x'.repeat(120), 'y'.repeat(120), 'data');
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('The embedded server', () => {
  it('makes its data and the database at the first start, however long the path', async () => {
    const server = await start(mine, 'a "b');
    expect(server).toMatchObject({ adopted: false, dataDir: mine });
    expect(await answer(server, 'select current_database()')).toBe('a "b');
    expect(await answer(server, `select string_agg(w, '' order by w) from unnest(array['é', 'z', 'Z']) w`)).toBe('Zzé');
    expect(await answer(server, `select current_setting('fsync') || current_setting('TimeZone')`)).toBe('offUTC');
  });

  it('keeps the data from one start to the next', async () => {
    const first = await start(mine);
    await answer(first, 'create table kept as select 7 as n');
    await first.stop();
    expect(await answer(await start(mine), 'select n from kept')).toBe(7);
  });

  it('is adopted by a second start, and gone when that one stops it', async () => {
    const first = await start(mine);
    const second = await start(mine, 'another');
    expect(second.adopted).toBe(true);
    expect(portOf(second)).toBe(portOf(first));
    expect(await answer(second, 'select current_database()')).toBe('another');
    await second.stop();
    await expect(answer(first, 'select 1')).rejects.toThrow();
    await first.stop();
  });

  it('starts again after it was killed, with all that was saved in data to be kept', async () => {
    const killed = await start(mine, 'app', 'keep');
    await answer(killed, 'create table survivor as select 1 as n');
    process.kill(Number(lockFile(killed)[0]), 'SIGKILL');
    const next = await start(mine, 'app', 'keep');
    expect(next.adopted).toBe(false);
    expect(await answer(next, 'select count(*)::int from survivor')).toBe(1);
  });

  it('starts when the id in the lock file of a dead server belongs to another process now', async () => {
    const dead = await start(mine);
    const lines = lockFile(dead);
    await dead.stop();
    const { uid, gid } = statSync(mine);
    const stranger = spawn('/bin/sleep', ['60'], { uid, gid, stdio: 'ignore' });
    try {
      writeFileSync(join(mine, 'postmaster.pid'), [stranger.pid, ...lines.slice(1)].join('\n'));
      const next = await start(mine);
      expect(next.adopted).toBe(false);
      expect(await answer(next, 'select 1')).toBe(1);
      await next.stop();
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('starts when a lock file was left empty', async () => {
    writeFileSync(join(mine, 'postmaster.pid'), '');
    expect(await answer(await start(mine), 'select 1')).toBe(1);
  });

  it('is one server for starts at the same moment', async () => {
    const dataDir = join(base, 'together');
    const servers = await Promise.all([1, 2].map(() => start(dataDir)));
    expect(servers.filter((server) => !server.adopted)).toHaveLength(1);
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    await Promise.all(servers.map((server) => server.stop()));
    const again = await Promise.all([1, 2].map(() => start(dataDir, 'later')));
    expect(new Set(again.map((server) => server.url)).size).toBe(1);
  });

  it('waits for the disk when the data are kept', async () => {
    const server = await start(join(base, 'together'), 'app', 'keep');
    const settings = `select concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'))`;
    expect(await answer(server, settings)).toBe('on on');
  });

  it('asks for the password, which only its account can read', async () => {
    const server = await start(mine);
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(new Client(url.href).connect()).rejects.toThrow('password authentication failed');
    expect(statSync(join(mine, 'jalon-password')).mode & 0o777).toBe(0o600);
  });

  (root ? it : it.skip)('keeps its data outside a directory that only root may enter', async () => {
    const closed = join(base, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const first = await start(join(closed, 'data'));
    try {
      expect(first.dataDir).toMatch(/^\/var\/tmp\/jalon-data\/data-[0-9a-f]{16}$/);
      await answer(first, 'create table outside as select 1 as n');
      await first.stop();
      expect(await answer(await start(join(closed, 'data')), 'select n from outside')).toBe(1);
    } finally {
      for (const server of started.splice(0)) await server.stop();
      rmSync(first.dataDir, { recursive: true, force: true });
      rmSync(`${first.dataDir}.log`, { force: true });
    }
  });

  it('leaves a directory alone that holds something else, and says so', async () => {
    mkdirSync(join(base, 'letters'));
    writeFileSync(join(base, 'letters', 'dear.txt'), 'Dear');
    const failure = start(join(base, 'letters'));
    await expect(failure).rejects.toThrow(EmbeddedServerFailed);
    await expect(failure).rejects.toThrow(/letters holds files.*\n.*DATABASE_URL/);
  });

  it('quotes its log when it does not start', async () => {
    const settings = join(mine, 'postgresql.auto.conf');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(settings, 'work_mems = 3\n');
    await expect(start(mine)).rejects.toThrow(/unrecognized configuration parameter "work_mems"/);
    writeFileSync(settings, before);
    expect(await answer(await start(mine), 'select 1')).toBe(1);
  });
});
