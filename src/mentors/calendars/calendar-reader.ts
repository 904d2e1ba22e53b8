import { Injectable } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { CALENDAR_LIMITS, type CalendarReading, type ReadingWindow } from './calendar.types.js';

/** Reads calendar files, one at a time, each in a thread of its own with little memory and little time. */
@Injectable()
export class CalendarReader {
  private last: Promise<unknown> = Promise.resolve();

  /** When the owner is busy during the window, or why that cannot be told. `bytes` are given away. */
  read(bytes: Uint8Array<ArrayBuffer>, window: ReadingWindow): Promise<CalendarReading> {
    const reading = this.last.then(() => readAlone(bytes, window));
    this.last = reading;
    return reading;
  }
}

function readAlone(bytes: Uint8Array<ArrayBuffer>, window: ReadingWindow): Promise<CalendarReading> {
  const worker = new Worker(new URL('./ics.worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: CALENDAR_LIMITS.heapMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 },
  });
  return new Promise<CalendarReading>((resolve) => {
    let deadline: NodeJS.Timeout | undefined;
    const end = (reading: CalendarReading) => {
      clearTimeout(deadline);
      worker.removeAllListeners('message');
      void worker.terminate();
      resolve(reading);
    };
    worker.on('message', (answer: CalendarReading | 'ready') => {
      if (answer !== 'ready') return end(answer);
      // The clock runs from here: a busy machine may take its time to open a thread.
      const seconds = CALENDAR_LIMITS.readingMs / 1000;
      deadline = setTimeout(() => end({ failure: 'too-slow', facts: { seconds } }), CALENDAR_LIMITS.readingMs);
      worker.postMessage({ bytes, window }, [bytes.buffer]);
    });
    worker.on('error', () => end({ failure: 'too-large', facts: { megabytes: CALENDAR_LIMITS.bytes / 1e6 } }));
  });
}
