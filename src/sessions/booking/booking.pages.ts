import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { ChosenSlots } from '../holds/chosen-slot.queries.js';
import { BookSession } from './book-session.use-case.js';
import { BookingCases } from './booking-cases.queries.js';
import { CancellationForm, SlotChosen, WeekQuery } from './booking-forms.dto.js';
import { weekShown } from './booking-shown.js';
import { BookingWeeks } from './booking-week.queries.js';
import { CancelSession } from './cancel-session.use-case.js';
import { CancellationsQueries } from './cancellations.queries.js';
import { SessionDetailQueries } from './session-detail.queries.js';

/** Choosing a slot, seeing what it means, booking it; and calling a session off, with what that costs. */
@Controller('sessions')
export class BookingPages {
  constructor(
    private readonly weeks: BookingWeeks,
    private readonly cases: BookingCases,
    private readonly bookSession: BookSession,
    private readonly sessions: SessionDetailQueries,
    private readonly cancellations: CancellationsQueries,
    private readonly cancelSession: CancelSession,
    private readonly chosen: ChosenSlots,
    private readonly readers: Readers,
  ) {}

  @Get('new')
  @Can('sessions.book-session')
  @Page()
  async choose(
    @Query() asked: WeekQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const week = await this.weeks.of(actor, asked);
    if (!week) return this.readers.show('sessions/pages/no-slots', {}, request, reply);
    const { enrolmentId } = week;
    const shown = weekShown(week, '/sessions/new', { enrolmentId });
    return this.readers.show('sessions/pages/new', shown, request, reply);
  }

  @Get('new/confirmation')
  @Can('sessions.book-session')
  @Page()
  confirm(
    @Query() chosen: SlotChosen,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.confirmationPage(chosen, actor, { request, reply });
  }

  @Post()
  @Can('sessions.book-session')
  async book(
    @Body() chosen: SlotChosen,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { sessionId, startsAt } = await this.bookSession.run(wish(chosen, actor), actor);
      await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:new.done', facts: { startsAt } });
    } catch (error) {
      await showAgain(error, { request, reply }, () => this.confirmationPage(chosen, actor, { request, reply }));
    }
  }

  @Get(':sessionId/cancellation')
  @Can('sessions.cancel-session')
  @Page()
  askToCancel(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.cancellationPage(sessionId, actor, { request, reply });
  }

  @Post(':sessionId/cancellation')
  @Can('sessions.cancel-session')
  @Page()
  async cancel(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { reason }: CancellationForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (reason.trim().length < SHORTEST_REASON) {
      await reply.status(400).send(await this.cancellationPage(sessionId, actor, { request, reply }, reason));
      return;
    }
    const { state, madeUp } = await this.cancelSession.run({ sessionId, reason }, actor);
    const key = madeUp ? 'made-up' : state === 'cancelled-late' ? 'lost' : 'free';
    await goTo(reply, `/sessions/${sessionId}`, { key: `sessions:cancellation.done.${key}` });
  }

  private async confirmationPage(
    chosen: SlotChosen,
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const { start, mentorId, decision } = await this.cases.decidedFor(wish(chosen, actor), actor);
    const { enrolmentId, startsAt } = chosen;
    const slot = { enrolmentId, mentorId, startsAt: start.at };
    const shown = {
      enrolmentId,
      startsAt,
      start: { ...start, at: start.at.toJSDate() },
      decision,
      unmet: unmet(decision),
      as: hasRole(actor, 'mentor') ? 'mentor' : 'learner',
      ...(await this.chosen.beside(actor, slot, decision.allowed)),
    };
    return this.readers.show('sessions/pages/confirmation', shown, request, reply);
  }

  private async cancellationPage(
    sessionId: string,
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    reason?: string,
  ): Promise<string> {
    const session = await this.sessions.detailFor(actor, sessionId);
    const { consequence, ...decision } = await this.cancellations.decisionFor(sessionId, actor);
    const side = actor.id === session.learnerId ? 'learner' : actor.id === session.mentorId ? 'mentor' : 'staff';
    const shown = { session, consequence, decision, side, reason: reason ?? '', isReasonMissing: reason !== undefined };
    return this.readers.show('sessions/pages/cancellation', shown, request, reply);
  }
}

const SHORTEST_REASON = 3;

/** A mentor who proposes a slot accepts a short notice. */
function wish({ enrolmentId, startsAt }: SlotChosen, actor: Actor) {
  return { enrolmentId, startsAt, ...(hasRole(actor, 'mentor') && { noticeWaived: true }) };
}
