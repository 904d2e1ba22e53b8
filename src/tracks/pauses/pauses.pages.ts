import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import { planAddress } from '../pace/plan.pages.js';
import { AskPause } from './ask-pause.use-case.js';
import { CallOffPause } from './call-off-pause.use-case.js';
import { DecidePause } from './decide-pause.use-case.js';
import { PauseAnswerForm, PauseForm, PauseQuery } from './pause-forms.dto.js';
import { PauseShown, readPause } from './pause-shown.js';
import { PauseParams } from './pauses.dto.js';

const SHORTEST_REASON = 3;

/** Asking for a pause or granting one: what stops and what runs on, then the button; and the answer to one. */
@Controller()
export class PausesPages {
  constructor(
    private readonly facts: PacedFactsQueries,
    private readonly shown: PauseShown,
    private readonly askPause: AskPause,
    private readonly decidePause: DecidePause,
    private readonly callOffPause: CallOffPause,
    private readonly readers: Readers,
  ) {}

  @Get('track/plan/pause')
  @Can('tracks.see-own-track')
  @Page()
  async ofLearner(
    @Query() { enrolmentId, fromOn, untilOn }: PauseQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const present = enrolmentId ?? (await this.facts.presentOf(actor.id));
    if (!present) return this.readers.show('tracks/pages/no-plan', {}, request, reply);
    const shown = await this.shown.of(actor, present, readPause({ fromOn, untilOn }));
    return this.readers.show('tracks/pages/pause', shown, request, reply);
  }

  @Get('tracks/:enrolmentId/plan/pause')
  @Can('tracks.ask-pause')
  @Page()
  async ofTrack(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { fromOn, untilOn }: PauseQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.shown.of(actor, enrolmentId, readPause({ fromOn, untilOn }));
    return this.readers.show('tracks/pages/pause', shown, request, reply);
  }

  @Post('tracks/:enrolmentId/pauses')
  @Can('tracks.ask-pause')
  @Page()
  async ask(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { fromOn, untilOn, reason }: PauseForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = readPause({ fromOn, untilOn }, reason);
    if (!asked.pause || reason.trim().length < SHORTEST_REASON) {
      const shown = await this.shown.of(actor, enrolmentId, { ...asked, isReasonMissing: true });
      await reply.status(400).send(await this.readers.show('tracks/pages/pause', shown, request, reply));
      return;
    }
    await this.askPause.run({ enrolmentId, ...asked.pause, reason }, actor);
    const key = hasRole(actor, 'officer', 'advisor') ? 'granted' : 'asked';
    await goTo(reply, planAddress(actor, enrolmentId), { key: `pace:pause.done.${key}` });
  }

  @Post('tracks/:enrolmentId/pauses/:pauseId/decision')
  @Can('tracks.decide-pause')
  async decide(
    @Param() { enrolmentId, pauseId }: PauseParams,
    @Body() { decision, answer }: PauseAnswerForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isGranted = decision === 'grant';
    await this.decidePause.run({ enrolmentId, pauseId, isGranted, ...(answer && { answer }) }, actor);
    await goTo(reply, planAddress(actor, enrolmentId), {
      key: `pace:pause.done.${isGranted ? 'granted' : 'declined'}`,
    });
  }

  @Post('tracks/:enrolmentId/pauses/:pauseId/calling-off')
  @Can('tracks.ask-pause')
  async callOff(
    @Param() { enrolmentId, pauseId }: PauseParams,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.callOffPause.run({ enrolmentId, pauseId }, actor);
    await goTo(reply, planAddress(actor, enrolmentId), { key: 'pace:pause.done.called-off' });
  }
}
