import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { ConfirmMove } from './confirm-move.use-case.js';
import { DropMove } from './drop-move.use-case.js';
import { type Form, wayBackAsked } from './move-form.js';
import { MovePageQueries } from './move-page.queries.js';
import { MovePageQuery, WayBackQuery } from './move-pages.dto.js';
import { moveShown } from './moves-shown.js';
import { TryAgain } from './try-again.use-case.js';
import { TakeMoveBack } from './take-move-back.use-case.js';

/** What cannot be undone lightly: each step of a move says first what it comes to. */
@Controller('moves/:moveId')
export class MoveStepsPages {
  constructor(
    private readonly pages: MovePageQueries,
    private readonly confirmMove: ConfirmMove,
    private readonly dropMove: DropMove,
    private readonly takeMoveBack: TakeMoveBack,
    private readonly tryAgain: TryAgain,
    private readonly readers: Readers,
  ) {}

  @Get('confirmation')
  @Can('tracks.move-learners')
  @Page()
  async beforeConfirmation(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = new MovePageQuery();
    const seen = await this.pages.move(moveId, query, actor);
    const counts = await this.pages.countsOfGoing(seen.move);
    const shown = { ...moveShown({ ...seen, counts, query }), decision: await this.pages.decision(seen.move) };
    return this.readers.show('tracks/pages/move-confirmation', shown, request, reply);
  }

  @Post('confirmation')
  @Can('tracks.move-learners')
  async confirm(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.confirmMove.run({ moveId }, actor);
    await goTo(reply, `/moves/${moveId}`, { key: 'moves:confirmation.done' });
  }

  @Post('dropping')
  @Can('tracks.move-learners')
  async drop(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.dropMove.run({ moveId }, actor);
    await goTo(reply, '/moves', { key: 'moves:dropped' });
  }

  @Post('another-try')
  @Can('tracks.move-learners')
  async again(@Param('moveId', ParseUUIDPipe) moveId: string, @Res() reply: FastifyReply): Promise<void> {
    await this.tryAgain.run({ moveId });
    await goTo(reply, `/moves/${moveId}`, { key: 'moves:failed.again-done' });
  }

  @Get('taking-back')
  @Can('tracks.move-learners')
  @Page()
  async beforeTakingBack(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @Query() { enrolmentId }: WayBackQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.pages.wayBack(moveId, enrolmentId);
    return this.readers.show('tracks/pages/move-way-back', shown, request, reply);
  }

  @Post('taking-back')
  @Can('tracks.move-learners')
  @Page()
  async takeBack(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { enrolmentId, reason } = await wayBackAsked(form);
      await this.takeMoveBack.run({ moveId, reason, ...(enrolmentId && { enrolmentId }) }, actor);
      await goTo(reply, `/moves/${moveId}`, { key: enrolmentId ? 'moves:back.done-one' : 'moves:back.done' });
    } catch (error) {
      await showAgain(error, { request, reply }, async (refusal) => {
        const { enrolmentId, reason } = form;
        const asked = typeof enrolmentId === 'string' && enrolmentId !== '' ? enrolmentId : undefined;
        const shown = { ...(await this.pages.wayBack(moveId, asked)), reason, refusal };
        return this.readers.show('tracks/pages/move-way-back', shown, request, reply);
      });
    }
  }
}
