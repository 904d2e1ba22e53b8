import type { DateTime } from 'luxon';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Clock } from '../platform/clock/clock.js';

/** The clock of a told story: each step that runs inside it has an instant of its own. */
export class StoryClock extends Clock {
  private readonly instants = new AsyncLocalStorage<DateTime<true>>();

  now(): Promise<DateTime<true>> {
    const instant = this.instants.getStore();
    if (!instant) throw new Error('The story has no time of its own: do this inside a step');
    return Promise.resolve(instant);
  }

  /** Does something at that instant of the story. */
  at<T>(instant: DateTime<true>, work: () => Promise<T>): Promise<T> {
    return this.instants.run(instant.toUTC(), work);
  }
}
