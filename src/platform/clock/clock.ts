import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Db } from '../database/db.js';

/** The statement that asks the database for the time. */
export const DATABASE_TIME = 'SELECT clock_timestamp() AS now';

/** What time it is: the only source of it for everything that is judged by a deadline. */
export abstract class Clock {
  /** Now, in UTC. */
  abstract now(): Promise<DateTime<true>>;
}

/** The time of the database, which is the same for every process. */
@Injectable()
export class DatabaseClock extends Clock {
  constructor(private readonly db: Db) {
    super();
  }

  async now(): Promise<DateTime<true>> {
    const row = await this.db.one<{ now: Date }>(DATABASE_TIME);
    if (!row) throw new Error('The database does not tell the time');
    return DateTime.fromJSDate(row.now, { zone: 'utc' }) as DateTime<true>;
  }
}

/** A clock that is set by hand, for the demo world's past and for tests. */
@Injectable()
export class MovingClock extends Clock {
  private instant: DateTime<true> = DateTime.utc(2026, 1, 5, 8) as DateTime<true>;

  now(): Promise<DateTime<true>> {
    return Promise.resolve(this.instant);
  }

  /** Sets the clock to an instant, ISO 8601 with offset or `Z`. */
  set(instant: string | DateTime): void {
    const at = typeof instant === 'string' ? DateTime.fromISO(instant, { setZone: true }) : instant;
    if (!at.isValid) throw new RangeError(`Not an instant: ${String(instant)}`);
    this.instant = at.toUTC() as DateTime<true>;
  }

  /** Moves the clock on (or back, with negative amounts). */
  move(by: { days?: number; hours?: number; minutes?: number; months?: number; weeks?: number }): void {
    this.instant = this.instant.plus(by);
  }
}
