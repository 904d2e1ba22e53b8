import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '../../../test/jest.js';
import { PrinterBusy } from './documents.errors.js';
import { type PrintSettings, printSettings } from './print-settings.js';
import { PrintingPress } from './printing-press.js';

/** A worker that answers with its thread's number, and does what the file's name says. */
const OBEDIENT_WORKER = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ file }) => {
    if (file === 'never-ends') return;
    if (file === 'leaves') process.exit(3);
    if (file === 'throws') throw new Error('The compiler fell over');
    parentPort.postMessage({ pdf: new Uint8Array([threadId]) });
  });
`;
const folder = mkdtempSync(join(tmpdir(), 'printing-press-'));
const worker = join(folder, 'obedient.mjs');
writeFileSync(worker, OBEDIENT_WORKER);

let press: PrintingPress;
const open = (change: Partial<PrintSettings> = {}) => (press = new PrintingPress(printSettings({ worker, ...change })));
/** The number of the thread that printed, or why nothing was printed. */
const ask = async (file: string) => {
  try {
    const outcome = await press.print({ file, data: '{}', createdAt: 0 });
    return 'pdf' in outcome ? outcome.pdf[0] : 'no document';
  } catch (error) {
    return (error as Error).message;
  }
};

afterEach(() => press.close());
afterAll(() => rmSync(folder, { recursive: true }));

describe('The printing press', () => {
  it('prints everything on one worker, in the order of asking', async () => {
    open();
    const threads = await Promise.all(['a', 'b', 'c'].map(ask));
    expect(new Set(threads).size).toBe(1);
  });

  it('replaces its worker after the agreed number of documents', async () => {
    open({ documentsPerWorker: 2 });
    const threads = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask));
    expect(new Set(threads).size).toBe(3);
    expect(threads[0]).toBe(threads[1]);
    expect(threads[1]).not.toBe(threads[2]);
  });

  it('gives up a document that takes too long, and prints what waits behind it', async () => {
    open({ deadlineMs: 1_000 });
    const [first, late, next] = await Promise.all(['a', 'never-ends', 'b'].map(ask));
    expect(late).toBe('A document took longer than 1000 ms');
    expect([typeof first, typeof next]).toEqual(['number', 'number']);
  });

  it.each([
    ['throws', 'The compiler fell over'],
    ['leaves', 'The printing worker ended'],
  ])('loses one document and no other when the worker %s', async (file, reason) => {
    open();
    const [first, lost, next] = await Promise.all(['a', file, 'b'].map(ask));
    expect(lost).toBe(reason);
    expect([typeof first, typeof next]).toEqual(['number', 'number']);
  });

  it('refuses a document when too many wait', async () => {
    open({ waitingAtMost: 2 });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(ask));
    expect(answers.at(-1)).toBe(new PrinterBusy(2).message);
  });

  it('prints what was asked before it closes, and opens again for what comes after', async () => {
    open();
    const asked = ['a', 'b'].map(ask);
    await press.close();
    expect((await Promise.all(asked)).map((answer) => typeof answer)).toEqual(['number', 'number']);
    expect(typeof (await ask('c'))).toBe('number');
  });
});
