// Builds `dist` when it is older than what it is made of; a start that finds it fresh loses no time.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
const SOURCES = ['config', 'migrations', 'src', 'test', 'nest-cli.json', '.swcrc', 'package-lock.json'];

/** Makes sure that `dist` is the build of the sources as they are. */
export function ensureBuilt() {
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (SOURCES.every((name) => newestIn(join(root, name)) <= builtAt)) return;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const startedAt = new Date();
  const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  const build = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  if (build.status !== 0) {
    process.stderr.write(Buffer.concat([build.stdout, build.stderr]));
    process.stderr.write('\nThe build failed.\n');
    process.exit(1);
  }
  writeFileSync(stamp, startedAt.toISOString());
}

function newestIn(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), stats.mtimeMs);
}

if (process.argv[1] === import.meta.filename) ensureBuilt();
