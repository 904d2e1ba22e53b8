import type * as Jest from '@jest/globals';
import { addEventHandler } from 'jest-circus';

/** How long one test or hook may take that says nothing else; only what hangs takes that long. */
const PATIENCE_MS = 120_000;

/** The words of a spec. The runner loads specs as plain modules of Node, where `@jest/globals` cannot be imported. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } =
  globalThis as unknown as typeof Jest;

process.setSourceMapsEnabled(true);

/** The runner waits for ever: what was written last gets its limit here. */
const limitLast: Parameters<typeof addEventHandler>[0] = ({ name }, { currentDescribeBlock }) => {
  if (name === 'add_hook') limit(currentDescribeBlock.hooks.at(-1));
  if (name === 'add_test') limit(currentDescribeBlock.tests.at(-1));
};

addEventHandler(limitLast);

function limit(entry: { fn?: unknown; timeout?: number | null | undefined } | undefined): void {
  const run = entry?.fn;
  if (!entry || typeof run !== 'function') return;
  const patience = entry.timeout ?? PATIENCE_MS;
  entry.fn = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`This takes more than ${patience} ms.`)), patience);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
