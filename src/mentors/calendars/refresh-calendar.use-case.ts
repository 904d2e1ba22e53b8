import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { BusyCalendar } from './busy-calendar.entity.js';
import { CalendarReadings } from './calendar-readings.js';

/** A calendar is not asked for again sooner than that. */
const SOONEST = { minutes: 1 };

/**
 * Reads a calendar of a mentor again. When it cannot be read the busy times that are known stay, and the mentor sees
 * why and since when.
 */
@Injectable()
export class RefreshCalendar {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mentors: MentorsQueries,
    private readonly readings: CalendarReadings,
  ) {}

  async run(calendarId: string): Promise<void> {
    const calendar = await this.db.of(BusyCalendar).findOneBy({ id: calendarId });
    const mentor = calendar && (await this.mentors.mentor(calendar.mentorId));
    const now = await this.clock.now();
    if (!mentor || calendar.address === null || calendar.triedAt > now.minus(SOONEST).toJSDate()) return;
    const reading = await this.readings.ofAddress(calendar.address, mentor.zone);
    await this.db.transaction(async () => {
      await this.db.lock(`mentor ${mentor.id}`);
      const calendars = this.db.of(BusyCalendar);
      // Withdrawn while it was being read: nothing of it is kept.
      if (!(await calendars.existsBy({ id: calendarId }))) return;
      const triedAt = now.toJSDate();
      if ('failure' in reading) {
        await calendars.update({ id: calendarId }, { triedAt, failure: reading.failure, failureFacts: reading.facts });
        return;
      }
      await calendars.update({ id: calendarId }, { triedAt, readAt: triedAt, failure: null, failureFacts: null });
      await this.readings.keep(calendar, reading.busy);
    });
  }
}
