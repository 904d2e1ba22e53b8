import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningAs } from './embedded-binaries.js';
import type { Cluster } from './embedded-cluster.js';
import { EmbeddedServerFailed } from './embedded-failure.js';
import type { Account } from './embedded-place.js';
import { lockFileOf, type Postmaster, stopPostmaster } from './embedded-postmaster.js';

/** Loopback only, no socket files (their path is limited to 107 bytes); sized for a machine of two cores. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '100',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  // The application tells of its own failed statements; here they would only leave people's data in a log.
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

/** For data that may be lost: nothing waits for the disk. */
const HASTE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** What the log says when another start had the data directory or the port first, or a dead server's last processes go. */
const TAKEN = /postmaster\.pid" (already exists|is empty)|could not bind|pre-existing shared memory block/;

const LOG_LIMIT_BYTES = 1_000_000;
const PATIENCE_MS = 120_000;

/** Starts a server and waits until it is ready; undefined when something was taken that a next try may find free. */
export async function launch(cluster: Cluster): Promise<Postmaster | undefined> {
  const { dataDir } = cluster;
  const log = openLog(`${dataDir}.log`);
  const child = spawnServer(cluster, await freePort(), log.descriptor);
  closeSync(log.descriptor);
  if (cluster.purpose === 'throw-away') endWithUs(child, cluster.account);
  const outcome = await Promise.race([untilReady(dataDir, child), untilEnded(child)]);
  if (typeof outcome === 'object') return outcome;
  const said = log.since();
  if (TAKEN.test(said)) return undefined;
  throw new EmbeddedServerFailed(
    `It does not start on ${dataDir}: ${outcome}. ${log.path} ends with:\n${said}`,
    'Mend what it says.',
  );
}

function spawnServer({ bin, dataDir, account, purpose }: Cluster, port: number, log: number): ChildProcess {
  const settings = { ...SETTINGS, ...(purpose === 'throw-away' ? HASTE : {}), port };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a process group of its own, the server does not get the terminal's Ctrl-C before the application is done.
  const options = { ...runningAs(account), detached: true, stdio: ['ignore', log, log] satisfies StdioOptions };
  const child = spawn(join(bin, 'postgres'), ['-D', dataDir, ...flags], options);
  child.unref();
  return child;
}

/** A small process ends the server when we are gone, however we went: it waits for the end of a pipe that we hold open. */
function endWithUs(server: ChildProcess, account: Account | undefined): void {
  if (server.pid === undefined) return;
  const options = { ...runningAs(account), detached: true, stdio: ['pipe', 'ignore', 'ignore'] satisfies StdioOptions };
  const watch = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$1"', 'sh', String(server.pid)], options);
  watch.on('error', () => undefined);
  watch.unref();
  server.once('exit', () => watch.kill());
}

/** Reads the lock file, where the server writes when it is ready; one that takes too long is stopped. */
async function untilReady(dataDir: string, child: ChildProcess): Promise<Postmaster | string> {
  const start = performance.now();
  while (performance.now() - start < PATIENCE_MS && child.exitCode === null && child.signalCode === null) {
    const found = lockFileOf(dataDir);
    if (typeof found === 'object' && found.pid === child.pid && found.ready) return found;
    await pause(5);
  }
  if (child.pid && child.exitCode === null && child.signalCode === null) await stopPostmaster(dataDir, child.pid);
  return 'it did not get ready in time';
}

async function untilEnded(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal ? `it was ended by ${signal}` : `it ended with status ${code}`;
  } catch (error) {
    return String(error);
  }
}

/** The log that a server adds to, kept small, and what was added since. */
function openLog(path: string): { path: string; descriptor: number; since: () => string } {
  if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  const descriptor = openSync(path, 'a', 0o600);
  const from = statSync(path).size;
  const since = () => readFileSync(path).subarray(from).toString('utf8').trimEnd().split('\n').slice(-15).join('\n');
  return { path, descriptor, since };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
