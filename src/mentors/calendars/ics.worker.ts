// Reads one calendar beside the main thread, which bounds its memory and ends it when it takes too long.
import { parentPort } from 'node:worker_threads';
import type { CalendarReading, ReadingWindow } from './calendar.types.js';
import { busyIn } from './ics-busy.js';
import { Unreadable } from './ics-times.js';

function read({ bytes, window }: { bytes: Uint8Array; window: ReadingWindow }): CalendarReading {
  try {
    return { busy: busyIn(bytes, window) };
  } catch (error) {
    if (error instanceof Unreadable) return { failure: error.failure, facts: error.facts };
    return { failure: 'not-a-calendar', facts: {} };
  }
}

parentPort?.on('message', (asked: { bytes: Uint8Array; window: ReadingWindow }) => {
  parentPort?.postMessage(read(asked), []);
});
parentPort?.postMessage('ready', []);
