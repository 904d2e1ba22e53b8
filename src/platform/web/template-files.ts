import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../config/root.js';

export const TEMPLATES_FOLDER = join(ROOT, 'templates');

/** The files below a folder with one of these endings, as paths relative to it with forward slashes, in order. */
export function filesIn(folder: string, ...endings: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .toSorted();
}

/** The templates by name: the path below the folder without `.hbs`; partials go by their name alone. */
export function readTemplates(folder: string = TEMPLATES_FOLDER): Map<string, string> {
  return new Map(filesIn(folder, '.hbs').map((path) => [nameOf(path), readFileSync(join(folder, path), 'utf8')]));
}

/** A mark that changes when a file below the folder does. */
export function stampOf(folder: string, ...endings: string[]): string {
  return filesIn(folder, ...endings)
    .map((path) => `${path}:${statSync(join(folder, path)).mtimeMs}`)
    .join('|');
}

function nameOf(path: string): string {
  return path.replace(/^partials\//, '').replace(/\.hbs$/, '');
}
