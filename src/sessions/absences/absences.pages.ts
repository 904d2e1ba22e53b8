import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { AnnounceAbsence, EndAbsence, MentorsApi } from '../../mentors/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { type Form, fieldsIn, daysIn, lastDayIn } from './absence-form.js';
import { AbsencesPageQuery } from './absences.dto.js';
import { AbsencePageQueries } from './absence-page.queries.js';

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** Absences of mentors: announced with what they mean, seen, shortened or called off. */
@Controller('absences')
export class AbsencesPages {
  constructor(
    private readonly pages: AbsencePageQueries,
    private readonly mentors: MentorsApi,
    private readonly announceAbsence: AnnounceAbsence,
    private readonly endAbsence: EndAbsence,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.announce-absence')
  @Page()
  list(
    @Query() { mentorId }: AbsencesPageQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ mentorId: mentorId ?? '' }, actor, { request, reply });
  }

  @Post()
  @Can('mentors.announce-absence')
  @Page()
  async announce(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filled = fieldsIn(form);
    try {
      const { mentorId = actor.id, fromOn, untilOn } = await daysIn(filled);
      if (form['step'] === 'confirm') {
        const { absenceId } = await this.announceAbsence.run({ mentorId, fromOn, untilOn }, actor);
        await goTo(reply, `/absences/${absenceId}`, { key: 'absences:done.announced' });
        return;
      }
      const days = { mentorId, fromOn, untilOn };
      await sendPage(reply, await this.page(filled, actor, { request, reply }, { days }));
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.page(filled, actor, { request, reply }, { refusal }),
      );
    }
  }

  @Get(':absenceId')
  @Can('mentors.announce-absence')
  @Page()
  async see(
    @Param('absenceId', ParseUUIDPipe) absenceId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.pages.one(absenceId, actor);
    return this.readers.show('sessions/pages/absence', { ...shown, refusal: null }, request, reply);
  }

  @Post(':absenceId/end')
  @Can('mentors.announce-absence')
  @Page()
  async end(
    @Param('absenceId', ParseUUIDPipe) absenceId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shown = await this.pages.one(absenceId, actor);
    try {
      const lastOn = await lastDayIn(form);
      await this.endAbsence.run({ absenceId, lastOn }, actor);
      const address = lastOn === null ? '/absences' : `/absences/${absenceId}`;
      await goTo(reply, address, { key: 'absences:done.changed' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show('sessions/pages/absence', { ...shown, refusal }, request, reply),
      );
    }
  }

  /** The list with the form; with days that were given, what they would mean. */
  private async page(
    filled: Record<string, string>,
    actor: Actor,
    { request, reply }: Exchange,
    {
      days,
      refusal = null,
    }: { days?: { mentorId: string; fromOn: string; untilOn: string }; refusal?: Refusal | null } = {},
  ): Promise<string> {
    const { absences, today } = await this.pages.list(actor);
    const mentorId = filled['mentorId'] || (actor.roles.includes('mentor') ? actor.id : '');
    const mentor = mentorId === '' ? null : await this.mentors.mentor(mentorId);
    const booked = days && mentor ? await this.pages.bookedOn({ ...days, zone: mentor.zone }) : null;
    const shown = { absences, today, mentor, filled, booked, isOwn: mentorId === actor.id, refusal };
    return this.readers.show('sessions/pages/absences', shown, request, reply);
  }
}
