import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { AddException, RemoveException, SetAvailability } from '../../mentors/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { addDays } from '../../platform/kernel/period.js';
import { goTo, Page } from '../../platform/web/page.js';
import { AvailabilityAnswers } from './availability-answers.js';
import { exceptionOf, type ExceptionWritten, type Form, rulesOf, weekOf } from './availability-forms.js';
import { AvailabilityPageQueries } from './availability-page.queries.js';

/** When a mentor receives: the week, the exceptions, what both come to, and which booked sessions a change touches. */
@Controller('availability')
export class AvailabilityPages {
  constructor(
    private readonly answers: AvailabilityAnswers,
    private readonly availability: AvailabilityPageQueries,
    private readonly setAvailability: SetAvailability,
    private readonly addException: AddException,
    private readonly removeException: RemoveException,
  ) {}

  @Get()
  @Can('mentors.set-availability')
  @Page()
  see(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.answers.page(actor, { request, reply });
  }

  @Post('week')
  @Can('mentors.set-availability')
  @Page()
  async set(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const week = weekOf(form);
    const { zone, validFromOn, faults } = week;
    if (faults.length > 0) return this.answers.giveBack(actor, { week }, { request, reply });
    const rules = rulesOf(week);
    const thought = {
      week: { validFromOn, rules: rules.map((rule) => ({ ...rule, zone, validFromOn, validUntilOn: null })) },
    };
    if (await this.answers.asksFirst(actor, { what: 'week', form, thought }, { request, reply })) return;
    await this.setAvailability.run({ mentorId: actor.id, zone, validFromOn, rules }, actor);
    await goTo(reply, '/availability', { key: 'availability:week.done' });
  }

  @Post('exceptions')
  @Can('mentors.set-availability')
  @Page()
  async except(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exception = exceptionOf(form);
    if (exception.faults.length > 0) return this.answers.giveBack(actor, { exception }, { request, reply });
    const zone = await this.availability.zoneOf(actor);
    const thought = { exceptions: daysOf(exception).map((onDay) => ({ ...exception, onDay, zone })) };
    if (await this.answers.asksFirst(actor, { what: 'exceptions', form, thought }, { request, reply })) return;
    const { kind, onDay, untilOn, from, to } = exception;
    await this.addException.run({ mentorId: actor.id, kind, onDay, untilOn, from, to }, actor);
    await goTo(reply, '/availability', { key: `availability:exceptions.done.${kind}` });
  }

  @Post('exceptions/:exceptionId/removal')
  @Can('mentors.set-availability')
  async remove(
    @Param('exceptionId', ParseUUIDPipe) exceptionId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.removeException.run({ mentorId: actor.id, exceptionId }, actor);
    await goTo(reply, '/availability', { key: 'availability:exceptions.removed' });
  }
}

const MOST_DAYS = 62;

function daysOf({ onDay, untilOn }: ExceptionWritten): string[] {
  const days: string[] = [];
  for (let day = onDay; day <= untilOn && days.length < MOST_DAYS; day = addDays(day, 1)) days.push(day);
  return days;
}
