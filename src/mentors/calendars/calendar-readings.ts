import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { CalendarFetch } from './calendar-fetch.adapter.js';
import { CalendarReader } from './calendar-reader.js';
import { type BusySpan, CALENDAR_LIMITS, type CalendarReading } from './calendar.types.js';

/** Reads the calendars of mentors for the time in which sessions are booked, and keeps when they are busy. */
@Injectable()
export class CalendarReadings {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly fetch: CalendarFetch,
    private readonly reader: CalendarReader,
  ) {}

  /** What the calendar behind an address says now; times without a zone are those of `zone`. */
  async ofAddress(address: string, zone: string): Promise<CalendarReading> {
    const fetched = await this.fetch.get(address);
    return 'failure' in fetched ? fetched : this.ofFile(fetched.bytes, zone);
  }

  /** What a calendar file says; the bytes are given away. */
  async ofFile(bytes: Uint8Array<ArrayBuffer>, zone: string): Promise<CalendarReading> {
    const now = await this.clock.now();
    const [from, to] = [now.minus({ days: 1 }), now.plus({ days: CALENDAR_LIMITS.daysAhead })];
    return this.reader.read(bytes, { from: from.toMillis(), to: to.toMillis(), zone });
  }

  /** Puts the busy times of a calendar in the place of those it had. */
  async keep({ id, mentorId }: { id: string; mentorId: string }, busy: readonly BusySpan[]): Promise<void> {
    await this.db.sql('DELETE FROM mentors.busy_time WHERE calendar_id = $1', [id]);
    const [starts, ends] = [0, 1].map((end) => busy.map((span) => new Date(span[end] ?? 0)));
    await this.db.sql(
      `INSERT INTO mentors.busy_time (calendar_id, mentor_id, starts_at, ends_at)
       SELECT $1, $2, starts_at, ends_at FROM unnest($3::timestamptz[], $4::timestamptz[]) AS span (starts_at, ends_at)`,
      [id, mentorId, starts, ends],
    );
  }
}
