import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import {
  AddCalendar,
  bytesOf,
  CALENDAR_LIMITS,
  type CalendarFailure,
  CalendarsQueries,
  CalendarUnreadable,
  RefreshCalendar,
  RemoveCalendar,
} from '../../mentors/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { NoFile, withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { AvailabilityAnswers, type Http } from './availability-answers.js';
import { type Form, textIn } from './availability-forms.js';
import type { CalendarWritten } from './receiving-forms.js';

/** The other calendars of a mentor, of which only the busy times are kept: by address or as a file. */
@Controller('availability/calendars')
export class CalendarsPages {
  constructor(
    private readonly answers: AvailabilityAnswers,
    private readonly addCalendar: AddCalendar,
    private readonly refreshCalendar: RefreshCalendar,
    private readonly removeCalendar: RemoveCalendar,
    private readonly calendars: CalendarsQueries,
  ) {}

  @Post()
  @Can('mentors.set-availability')
  @Page()
  async add(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [name, address] = [textIn(form, 'calendarName'), textIn(form, 'address', LONGEST_ADDRESS)];
    const written = { name, address, faults: [] };
    if (name === '')
      return this.giveBack(actor, { ...written, faults: [{ at: 'calendarName', why: 'name' }] }, { request, reply });
    await this.take({ ...written, source: { address } }, actor, { request, reply });
  }

  @Post('files')
  @Can('mentors.set-availability')
  @Page()
  async addFile(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const limits = { field: 'calendar', maxBytes: CALENDAR_LIMITS.bytes };
    try {
      await withUpload(request, limits, async ({ name, content }) => {
        const read = await bytesOf(content);
        const written = { name: name.slice(0, 100), address: '', faults: [] };
        if ('failure' in read) return this.giveBack(actor, failedAs(written, 'calendar', read), { request, reply });
        await this.take({ ...written, source: read }, actor, { request, reply });
      });
    } catch (error) {
      if (!(error instanceof NoFile)) throw error;
      const faults = [{ at: 'calendar', why: 'not-a-calendar' as const }];
      await this.giveBack(actor, { name: '', address: '', faults }, { request, reply });
    }
  }

  @Post(':calendarId/refresh')
  @Can('mentors.set-availability')
  async again(
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.calendars.mustBe({ mentorId: actor.id, calendarId });
    await this.refreshCalendar.run(calendarId);
    await goTo(reply, '/availability', { key: 'availability:calendars.refreshed' });
  }

  @Post(':calendarId/removal')
  @Can('mentors.set-availability')
  async remove(
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.removeCalendar.run({ mentorId: actor.id, calendarId }, actor);
    await goTo(reply, '/availability', { key: 'availability:calendars.removed' });
  }

  private async take(
    { source, ...written }: CalendarWritten & { source: { address: string } | { bytes: Uint8Array<ArrayBuffer> } },
    actor: Actor,
    http: Http,
  ): Promise<void> {
    try {
      const { busy } = await this.addCalendar.run({ mentorId: actor.id, name: written.name, source }, actor);
      await goTo(http.reply, '/availability', { key: 'availability:calendars.done', facts: { count: busy } });
    } catch (error) {
      if (!(error instanceof CalendarUnreadable)) throw error;
      const { failure, ...facts } = error.facts as { failure: CalendarFailure } & Record<string, string | number>;
      const field = 'address' in source ? 'address' : 'calendar';
      await this.giveBack(actor, failedAs(written, field, { failure, facts }), http);
    }
  }

  private giveBack(actor: Actor, calendar: CalendarWritten, http: Http): Promise<void> {
    return this.answers.giveBack(actor, { calendar }, http);
  }
}

const LONGEST_ADDRESS = 2_000;

interface Failed {
  failure: CalendarFailure;
  facts: Record<string, string | number>;
}

function failedAs(written: CalendarWritten, at: string, { failure: why, facts }: Failed): CalendarWritten {
  return { ...written, faults: [{ at, why, facts }] };
}
