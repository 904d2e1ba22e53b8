import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EmbeddedServerFailed } from './embedded-failure.js';

/**
 * What the data are for: to be kept, by a server that outlives an application that crashes and is adopted by the next;
 * or to be thrown away after a test or a measurement, by a fast and careless server that ends with its application.
 */
export type Purpose = 'keep' | 'throw-away';

/** The system account that the server runs as, when it is not our own. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where a server keeps its data, and as whom it runs. */
export interface Place {
  dataDir: string;
  account: Account | undefined;
}

/** Where data go that the server's account cannot reach in their own place: what is kept never lies among temporary files. */
const OUTSIDE: Record<Purpose, string> = { keep: '/var/lib/jalon', 'throw-away': '/var/tmp/jalon-data' };

/** The place for a wished data directory. PostgreSQL refuses to run as root, so root gives way to another account. */
export function placeFor(wished: string, purpose: Purpose): Place {
  const parent = dirname(resolve(wished));
  mkdirSync(parent, { recursive: true });
  const dataDir = canonical(wished);
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  const ourselves = process.getuid?.();
  if (ourselves !== 0) {
    if (owner === undefined || owner === ourselves) return { dataDir, account: undefined };
    throw new EmbeddedServerFailed(
      `The data directory ${dataDir} belongs to the user with id ${owner}, who is not you.`,
      'Start as the user who started it first, or choose another data directory.',
    );
  }
  const account = accountFor(dataDir);
  if (mayEnter(account, dirname(dataDir))) return { dataDir, account };
  const outside = ownDirectory(OUTSIDE[purpose]);
  const moved = join(
    outside,
    `${basename(dataDir)}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`,
  );
  return { dataDir: moved, account: accountFor(moved) };
}

/** A directory that everybody may read and only we may change; refused when somebody else put it there. */
export function ownDirectory(path: string): string {
  mkdirSync(path, { recursive: true });
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new EmbeddedServerFailed(
      `${path} is needed as a directory of ours, but belongs to somebody else.`,
      'Remove it.',
    );
  }
  chmodSync(path, 0o755);
  return path;
}

/** May this account enter the directory, through everything above it? */
export function mayEnter(account: Account, directory: string): boolean {
  const { mode, uid, gid } = statSync(directory);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const above = dirname(directory);
  return (mode & bit) !== 0 && (above === directory || mayEnter(account, above));
}

/** Two ways to write one directory must end in one server. */
function canonical(path: string): string {
  const absolute = resolve(path);
  return statSync(absolute, { throwIfNoEntry: false })
    ? realpathSync(absolute)
    : join(realpathSync(dirname(absolute)), basename(absolute));
}

/** PostgreSQL serves only data of its own account: existing data decide, then `postgres`, then `nobody`. */
function accountFor(dataDir: string): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0);
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  const account =
    accounts.find(({ uid }) => uid === owner) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (account) return { uid: account.uid, gid: account.gid };
  throw new EmbeddedServerFailed(
    'PostgreSQL refuses to run as root, and this system has neither a user postgres nor a user nobody.',
    'Start as an ordinary user.',
  );
}
