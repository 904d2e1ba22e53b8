import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { BookingWeeks } from '../booking/booking-week.queries.js';
import { weekShown } from '../booking/booking-shown.js';
import { slotOf } from '../booking/slots.rules.js';
import { ChosenSlots } from '../holds/chosen-slot.queries.js';
import { MoveCases } from './move-cases.queries.js';
import { MoveSession } from './move-session.use-case.js';
import { MoveChosen, MoveWeekQuery } from './moves.dto.js';

/** Choosing another time for a session, seeing what it means, moving it. */
@Controller('sessions/:sessionId/move')
export class MovesPages {
  constructor(
    private readonly cases: MoveCases,
    private readonly weeks: BookingWeeks,
    private readonly moveSession: MoveSession,
    private readonly chosen: ChosenSlots,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('sessions.move-session')
  @Page()
  async choose(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Query() { on }: MoveWeekQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { session, ...decision } = await this.cases.leavingOf(sessionId, actor);
    const { enrolmentId, startsAt, zone } = session;
    const shown = { session, side: sideIn(actor, session), unmet: unmet(decision) };
    if (!decision.allowed) return this.readers.show('sessions/pages/move-refused', shown, request, reply);
    const asked = { enrolmentId, insteadOf: sessionId };
    const own = await this.weeks.of(actor, { ...asked, on: on ?? dayOf(slotOf(session).start, zone) });
    const isFull = on === undefined && own?.starts.length === 0;
    const week = isFull ? await this.weeks.of(actor, asked) : own;
    if (!week) return this.readers.show('sessions/pages/no-slots', {}, request, reply);
    const freeUntil = decision.checks.find(({ facts }) => facts?.['freeUntil'])?.facts?.['freeUntil'];
    const page = { ...shown, ...weekShown(week, `/sessions/${sessionId}/move`), startsAt, freeUntil };
    return this.readers.show('sessions/pages/move', page, request, reply);
  }

  @Get('confirmation')
  @Can('sessions.move-session')
  @Page()
  confirm(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Query() { startsAt }: MoveChosen,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.confirmationPage({ sessionId, startsAt }, actor, { request, reply });
  }

  @Post()
  @Can('sessions.move-session')
  async move(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { startsAt: wanted }: MoveChosen,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { session } = await this.cases.leavingOf(sessionId, actor);
    try {
      const { startsAt } = await this.moveSession.run(sessionId, wish(wanted, sideIn(actor, session)), actor);
      await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:move.done', facts: { startsAt } });
    } catch (error) {
      const chosen = { sessionId, startsAt: wanted };
      await showAgain(error, { request, reply }, () => this.confirmationPage(chosen, actor, { request, reply }));
    }
  }

  private async confirmationPage(
    { sessionId, startsAt }: { sessionId: string; startsAt: string },
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const { session } = await this.cases.leavingOf(sessionId, actor);
    const side = sideIn(actor, session);
    const { start, ...decision } = await this.cases.decisionFor(sessionId, wish(startsAt, side), actor);
    const moved = { ...start, at: start.at.toJSDate() };
    const { id: insteadOf, enrolmentId, mentorId } = session;
    const slot = { enrolmentId, mentorId, insteadOf, startsAt: start.at };
    const beside = await this.chosen.beside(actor, slot, decision.allowed);
    const shown = { session, side, startsAt, start: moved, decision, unmet: unmet(decision), ...beside };
    return this.readers.show('sessions/pages/move-confirmation', shown, request, reply);
  }
}

function sideIn({ id }: Actor, { mentorId }: { mentorId: string }): 'learner' | 'mentor' {
  return id === mentorId ? 'mentor' : 'learner';
}

/** A mentor who moves a session accepts a short notice. */
function wish(startsAt: string, side: 'learner' | 'mentor') {
  return { startsAt, ...(side === 'mentor' && { noticeWaived: true }) };
}
