import { join } from 'node:path';
import { ROOT } from '../../../config/root.js';

/** The injection token of the printer's settings. */
export const PRINT_SETTINGS = Symbol('PRINT_SETTINGS');

/** Where the printer finds its templates and its worker, and how hard it may work. */
export interface PrintSettings {
  /** The folder of `documents/<template>.typ` and `locales/<language>/documents.json`. */
  templates: string;
  /** The JavaScript file that runs in the worker thread. */
  worker: string;
  /** A worker is replaced after so many documents, so that nothing it keeps can pile up. */
  documentsPerWorker: number;
  /** A document that takes longer is given up, and its worker with it. */
  deadlineMs: number;
  /** So many documents may wait; one more is refused. */
  waitingAtMost: number;
}

/** The settings of the running application. */
export function printSettings(change: Partial<PrintSettings> = {}): PrintSettings {
  return {
    templates: join(ROOT, 'templates'),
    worker: join(ROOT, 'src/platform/documents/documents.worker.mjs'),
    documentsPerWorker: 5_000,
    deadlineMs: 30_000,
    waitingAtMost: 1_000,
    ...change,
  };
}
