import { Worker } from 'node:worker_threads';
import { PrinterBusy } from './documents.errors.js';
import type { PrintSettings } from './print-settings.js';

/** What the worker is given: the template's file, its data as JSON, and the creation time in Unix seconds. */
export interface PrintJob {
  file: string;
  data: string;
  createdAt: number;
}

/** What comes back: the document, the characters that no font has, or why the template is broken. */
export type PrintOutcome = { pdf: Uint8Array } | { unprintable: string[] } | { broken: string };

interface Waiting {
  job: PrintJob;
  resolve: (outcome: PrintOutcome) => void;
  reject: (reason: Error) => void;
}

/**
 * One worker thread that prints one document after the other, in the order of asking.
 * The worker is replaced after a number of documents, after a crash and after a document that took too long; what
 * waits goes to its successor. Idle, it does not keep the process alive.
 */
export class PrintingPress {
  private readonly waiting: Waiting[] = [];
  private printing: Waiting | undefined;
  private worker: Worker | undefined;
  private deadline: NodeJS.Timeout | undefined;
  private printedByWorker = 0;
  private idle: (() => void) | undefined;

  constructor(private readonly settings: PrintSettings) {}

  print(job: PrintJob): Promise<PrintOutcome> {
    if (this.waiting.length >= this.settings.waitingAtMost) throw new PrinterBusy(this.waiting.length);
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.next();
    });
  }

  /** Ends the worker once nothing is left to print. A later document opens a new one. */
  async close(): Promise<void> {
    if (this.printing) await new Promise<void>((resolve) => (this.idle = resolve));
    await this.retire();
  }

  private next(): void {
    if (this.printing) return;
    this.printing = this.waiting.shift();
    if (!this.printing) return this.idle?.();
    this.worker ??= this.open();
    this.worker.ref();
    const { deadlineMs } = this.settings;
    this.deadline = setTimeout(() => this.fail(new Error(`A document took longer than ${deadlineMs} ms`)), deadlineMs);
    this.worker.postMessage(this.printing.job, []);
  }

  private open(): Worker {
    const worker = new Worker(this.settings.worker, { workerData: { templates: this.settings.templates } });
    // A worker that was given up may still speak or end: nobody listens any more.
    const ifCurrent = (act: () => void) => {
      if (worker === this.worker) act();
    };
    worker.on('message', (outcome: PrintOutcome) => ifCurrent(() => this.done(outcome)));
    worker.on('error', (error) => ifCurrent(() => this.fail(error)));
    worker.on('exit', () => ifCurrent(() => this.fail(new Error('The printing worker ended'))));
    return worker;
  }

  private done(outcome: PrintOutcome): void {
    this.printedByWorker += 1;
    this.worker?.unref();
    if (this.printedByWorker >= this.settings.documentsPerWorker) void this.retire();
    this.settle(({ resolve }) => resolve(outcome));
  }

  private fail(reason: Error): void {
    void this.retire();
    this.settle(({ reject }) => reject(reason));
  }

  private settle(tell: (waiting: Waiting) => void): void {
    clearTimeout(this.deadline);
    const printed = this.printing;
    this.printing = undefined;
    if (printed) tell(printed);
    this.next();
  }

  private async retire(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    this.printedByWorker = 0;
    await worker?.terminate();
  }
}
