import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { CalendarsQueries } from './calendars.queries.js';
import { RefreshCalendar } from './refresh-calendar.use-case.js';

const EVERY_HALF_HOUR = '7,37 * * * *';

/** Reads the other calendars of mentors again, every half hour. */
@Injectable()
export class RefreshCalendarsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly calendars: CalendarsQueries,
    private readonly refreshCalendar: RefreshCalendar,
  ) {}

  onModuleInit(): void {
    this.jobs.define('mentors.refresh-calendar', async (payload) => {
      const { calendarId } = payload as { calendarId: string };
      await this.refreshCalendar.run(calendarId);
    });
    this.jobs.every('refresh-calendars', EVERY_HALF_HOUR, async () => {
      for (const calendarId of await this.calendars.toRefresh()) {
        await this.jobs.soon('mentors.refresh-calendar', { calendarId });
      }
    });
  }
}
