import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { AvailabilityNotChangeable, AvailabilityNotYours, CalendarUnreadable } from '../mentors.errors.js';
import type { CalendarAdded } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { BusyCalendar } from './busy-calendar.entity.js';
import { CalendarReadings } from './calendar-readings.js';
import { mayAddCalendar } from './calendar.rules.js';
import { CALENDAR_LIMITS } from './calendar.types.js';

export interface AddCalendarInput {
  mentorId: string;
  name: string;
  /** Where it is read again and again, or the file as it was handed in. */
  source: { address: string } | { bytes: Uint8Array<ArrayBuffer> };
}

/** Takes in another calendar of a mentor once it could be read: its busy times are closed for sessions. */
@Injectable()
export class AddCalendar {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
    private readonly readings: CalendarReadings,
  ) {}

  async run({ mentorId, name, source }: AddCalendarInput, actor: Actor): Promise<{ calendarId: string; busy: number }> {
    const { zone } = await this.mentors.mentorFor(actor, mentorId);
    if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
    await this.refuseOneTooMany(mentorId);
    // Before the transaction: another machine may take its time to answer.
    const reading =
      'address' in source
        ? await this.readings.ofAddress(source.address, zone)
        : await this.readings.ofFile(source.bytes, zone);
    if ('failure' in reading) throw new CalendarUnreadable(reading.failure, reading.facts);

    return this.db.transaction(async () => {
      await this.db.lock(`mentor ${mentorId}`);
      await this.refuseOneTooMany(mentorId);
      const [calendarId, at] = [newId(), (await this.clock.now()).toJSDate()];
      const address = 'address' in source ? source.address : null;
      const calendar = { id: calendarId, mentorId, name, address, triedAt: at, readAt: at, addedAt: at };
      await this.db.of(BusyCalendar).insert({ ...calendar, addedBy: actor.id });
      await this.readings.keep(calendar, reading.busy);
      await this.events.record<CalendarAdded>(
        { name: 'mentors.calendar-added', subject: mentorId, data: { mentorId, calendarId } },
        actor,
      );
      return { calendarId, busy: reading.busy.length };
    });
  }

  private async refuseOneTooMany(mentorId: string): Promise<void> {
    const calendars = await this.db.of(BusyCalendar).countBy({ mentorId });
    const decision = mayAddCalendar(calendars, CALENDAR_LIMITS.calendars);
    refuseUnless(decision, (checks) => new AvailabilityNotChangeable(checks));
  }
}
