import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedServerFailed } from './embedded-failure.js';

/** A server process as its lock file `postmaster.pid` tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** No system gives a process this id, and it is longer than any other. */
const NOBODYS_PID = 2_147_483_646;

const GONE = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM']);

/** Does a process with this id exist? (It may be any process: ids are used again.) */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The lock file of a data directory, as far as it is written. */
export function lockFileOf(dataDir: string): Postmaster | 'unfinished' | undefined {
  const text = readIfThere(join(dataDir, 'postmaster.pid'));
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 0)) return 'unfinished';
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

/** The server at work on a data directory, once it is ready; undefined when there is none. */
export async function postmasterOf(dataDir: string, patienceMs = 60_000): Promise<Postmaster | undefined> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    const found = lockFileOf(dataDir);
    const atWork = processesOn(dataDir, found);
    if (atWork.length === 0) {
      clearLockFile(dataDir, found);
      return undefined;
    }
    if (typeof found === 'object' && found.ready && atWork.includes(found.pid)) return found;
    await pause(20);
  }
  throw new EmbeddedServerFailed(
    `A server on ${dataDir} (process ${processesOn(dataDir, lockFileOf(dataDir)).join(', ')}) does not get ready.`,
    'End that process.',
  );
}

/** Is this server still the one at work on the data directory, and not about to stop? */
export function isAtWork(dataDir: string, { pid }: Postmaster): boolean {
  const found = lockFileOf(dataDir);
  return typeof found === 'object' && found.pid === pid && found.ready && isPostmaster(pid, dataDir);
}

/** Ends a server and waits until it is gone. Open connections are cut, nothing saved is lost. */
export async function stopPostmaster(dataDir: string, pid: number): Promise<void> {
  for (const [signal, patienceMs] of [['SIGINT', 30_000] as const, ['SIGQUIT', 10_000] as const]) {
    const start = performance.now();
    if (isPostmaster(pid, dataDir)) unlessGone(() => process.kill(pid, signal));
    while (isPostmaster(pid, dataDir) && performance.now() - start < patienceMs) await pause(10);
    if (!isPostmaster(pid, dataDir)) return;
  }
  throw new EmbeddedServerFailed(`The server on ${dataDir} (process ${pid}) does not stop.`, 'End that process.');
}

/** Is this process the server of the data directory? Where /proc does not tell, any living process counts. */
function isPostmaster(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  const [program, ...flags] = (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0');
  if (program?.endsWith('/postgres') !== true || !flags.includes(dataDir)) return false;
  // The same path may be another directory: in a container, or one that was deleted while its server ran.
  const itsDirectory = unlessGone(() => statSync(`/proc/${pid}/cwd`));
  const ours = unlessGone(() => statSync(dataDir));
  return !itsDirectory || !ours || (itsDirectory.ino === ours.ino && itsDirectory.dev === ours.dev);
}

function processesOn(dataDir: string, found: Postmaster | 'unfinished' | undefined): number[] {
  const candidates = process.platform === 'linux' ? readdirSync('/proc').map(Number) : [];
  if (typeof found === 'object') candidates.push(found.pid);
  return [...new Set(candidates)].filter((pid) => pid > 0 && isPostmaster(pid, dataDir));
}

/**
 * Takes a dead server's lock file out of the way of the next. PostgreSQL does that itself unless the id in it now
 * belongs to another process; then only the id goes, so that it still checks for survivors by the rest of the file.
 */
function clearLockFile(dataDir: string, found: Postmaster | 'unfinished' | undefined): void {
  if (process.platform !== 'linux') return;
  const path = join(dataDir, 'postmaster.pid');
  if (found === 'unfinished') rmSync(path, { force: true });
  if (typeof found !== 'object' || !isAlive(found.pid)) return;
  unlessGone(() => {
    const rest = readFileSync(path, 'utf8').split('\n').slice(1);
    writeFileSync(path, [NOBODYS_PID, ...rest].join('\n'), { flag: 'r+' });
  });
}

function readIfThere(path: string): string | undefined {
  return unlessGone(() => readFileSync(path, 'utf8'));
}

/** Lock files and processes may vanish at any moment; other people's processes may be closed to us. */
function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
