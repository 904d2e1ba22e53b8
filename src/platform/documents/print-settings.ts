import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The injection token of the printer's settings. */
export const PRINT_SETTINGS = Symbol('PRINT_SETTINGS');

/** Where the printer finds its templates and its worker, and how hard it may work. */
export interface PrintSettings {
  /** The folder of `documents/<template>.typ` and `locales/<language>/documents.json`. */
  templates: string;
  /** The JavaScript file that runs in the worker thread. */
  worker: string;
  /** A worker is replaced after so many documents: the compiler's memory grows. */
  documentsPerWorker: number;
  /** A document that takes longer is given up, and its worker with it. */
  deadlineMs: number;
  /** So many documents may wait; one more is refused. */
  waitingAtMost: number;
}

/** The settings of the running application. */
export function printSettings(change: Partial<PrintSettings> = {}): PrintSettings {
  const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
  return {
    templates: join(root, 'templates'),
    worker: join(root, 'src/platform/documents/documents.worker.mjs'),
    documentsPerWorker: 500,
    deadlineMs: 30_000,
    waitingAtMost: 1_000,
    ...change,
  };
}

/** The folder of package.json, the same from `src/` and from `dist/src/`. */
function projectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above this file: the project cannot be found');
  return projectRoot(parent);
}
