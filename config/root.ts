import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, found from this file upwards, so that it is the same from the sources and from `dist`. */
export const ROOT = folderWith('package-lock.json', dirname(fileURLToPath(import.meta.url)));

/** Where the running code lies: the root itself for the sources, `dist` for the build. */
export const CODE = join(dirname(fileURLToPath(import.meta.url)), '..');

function folderWith(file: string, from: string): string {
  if (existsSync(join(from, file))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No folder with ${file} above ${import.meta.url}`);
  return folderWith(file, parent);
}
