import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { runningAs } from './embedded-binaries.js';
import { EmbeddedServerFailed } from './embedded-failure.js';
import type { Place, Purpose } from './embedded-place.js';
import { isAlive } from './embedded-postmaster.js';

/** A data directory with the programs that serve it. */
export interface Cluster extends Place {
  bin: string;
  purpose: Purpose;
}

/** The only account of the server; it is reached from this machine alone, with the kept password. */
export const SUPERUSER = 'postgres';

/** Text is UTF-8 and sorts the same on every machine. */
const INITDB = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/** Makes the data directory when there is none. It appears whole or not at all, whoever else makes it meanwhile. */
export async function initialise(cluster: Cluster, onInitialise: () => void): Promise<void> {
  const { dataDir } = cluster;
  if (isInitialised(dataDir)) return;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new EmbeddedServerFailed(
      `${dataDir} holds files, but is not a data directory that was made here.`,
      'Choose another data directory, or empty this one.',
    );
  }
  onInitialise();
  removeAbandoned(dataDir);
  const staging = `${dataDir}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const made = await makeIn(staging, cluster);
    renameSync(made, dataDir);
  } catch (error) {
    // Another start may have been first: its data directory stands.
    if (!isInitialised(dataDir)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The password of the data directory's only account. */
export function passwordOf(dataDir: string): string {
  return readFileSync(passwordFile(dataDir), 'utf8');
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'jalon-password');
}

function isInitialised(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION')) && existsSync(passwordFile(dataDir));
}

async function makeIn(staging: string, { bin, account, purpose }: Cluster): Promise<string> {
  const data = join(staging, 'data');
  const secret = join(staging, 'password');
  mkdirSync(staging, { mode: 0o700 });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) for (const path of [staging, data, secret]) chownSync(path, account.uid, account.gid);
  const haste = purpose === 'throw-away' ? ['--no-sync', '--no-data-checksums'] : [];
  const flags = [...INITDB, ...haste, '--pgdata', data, '--pwfile', secret];
  await promisify(execFile)(join(bin, 'initdb'), flags, { ...runningAs(account), timeout: 120_000 });
  renameSync(secret, passwordFile(data));
  return data;
}

/** Takes away what starts left behind that were killed while they initialised. */
function removeAbandoned(dataDir: string): void {
  const prefix = `${basename(dataDir)}.new-`;
  for (const entry of readdirSync(dirname(dataDir))) {
    const pid = entry.startsWith(prefix) ? Number.parseInt(entry.slice(prefix.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(dirname(dataDir), entry), { recursive: true, force: true });
  }
}
