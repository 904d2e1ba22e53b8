import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AvailabilityNotYours, CalendarUnknown } from '../mentors.errors.js';
import type { CalendarRemoved } from '../mentors.events.js';
import { mayChangeAvailability } from '../mentors.policy.js';
import { MentorsQueries } from '../profiles/mentors.queries.js';
import { BusyCalendar } from './busy-calendar.entity.js';

export interface CalendarOfMentor {
  mentorId: string;
  calendarId: string;
}

/** Withdraws another calendar of a mentor, with all that is known of it. */
@Injectable()
export class RemoveCalendar {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly mentors: MentorsQueries,
  ) {}

  run({ mentorId, calendarId }: CalendarOfMentor, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      await this.mentors.mentorFor(actor, mentorId);
      if (!mayChangeAvailability(actor, mentorId)) throw new AvailabilityNotYours();
      await this.db.lock(`mentor ${mentorId}`);
      const { affected } = await this.db.of(BusyCalendar).delete({ id: calendarId, mentorId });
      if (!affected) throw new CalendarUnknown(calendarId);
      await this.events.record<CalendarRemoved>(
        { name: 'mentors.calendar-removed', subject: mentorId, data: { mentorId, calendarId } },
        actor,
      );
    });
  }
}
