import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import { AskPause } from './ask-pause.use-case.js';
import { CallOffPause } from './call-off-pause.use-case.js';
import { DecidePause } from './decide-pause.use-case.js';
import {
  AnswerPauseBody,
  AskedPause,
  AskPauseBody,
  PauseInList,
  PauseParams,
  TriedPauseSeen,
  TryPauseBody,
} from './pauses.dto.js';
import { PausesQueries } from './pauses.queries.js';

@Controller('api/enrolments/:enrolmentId/pauses')
export class PausesController {
  constructor(
    private readonly pauses: PausesQueries,
    private readonly facts: PacedFactsQueries,
    private readonly askPause: AskPause,
    private readonly decidePause: DecidePause,
    private readonly callOffPause: CallOffPause,
  ) {}

  @Get()
  @Can('tracks.see-enrolment')
  @Answers(200, [PauseInList])
  @Operation('Read the pauses of a track', { 404: ['tracks.enrolment-unknown'] })
  async list(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    await this.facts.seenBy(actor, enrolmentId);
    return this.pauses.of(enrolmentId);
  }

  /** What would stop and what would run on, clock by clock; nothing is written. */
  @Post('decision')
  @HttpCode(200)
  @Can('tracks.ask-pause')
  @Answers(200, TriedPauseSeen)
  @Operation('Tell what a pause would do, clock by clock', { 404: ['tracks.enrolment-unknown'] })
  try(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { fromOn, untilOn }: TryPauseBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.pauses.tried(actor, enrolmentId, { fromOn, untilOn });
  }

  /** Asked for by the learner; what the staff ask for is granted with it, also for days that are over. */
  @Post()
  @Can('tracks.ask-pause')
  @Answers(201, AskedPause)
  @Operation('Ask for a pause, or grant one', { 404: ['tracks.enrolment-unknown'], 422: ['tracks.not-pausable'] })
  ask(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { fromOn, untilOn, reason }: AskPauseBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.askPause.run({ enrolmentId, fromOn, untilOn, reason }, actor);
  }

  @Post(':pauseId/grant')
  @HttpCode(204)
  @Can('tracks.decide-pause')
  @Answers(204)
  @Operation('Grant a pause', {
    404: ['tracks.enrolment-unknown', 'tracks.pause-unknown'],
    422: ['tracks.pause-settled', 'tracks.enrolment-not-changeable'],
  })
  grant(
    @Param() { enrolmentId, pauseId }: PauseParams,
    @Body() { answer }: AnswerPauseBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.decidePause.run({ enrolmentId, pauseId, isGranted: true, ...(answer && { answer }) }, actor);
  }

  @Post(':pauseId/refusal')
  @HttpCode(204)
  @Can('tracks.decide-pause')
  @Answers(204)
  @Operation('Decline a pause', {
    404: ['tracks.enrolment-unknown', 'tracks.pause-unknown'],
    422: ['tracks.pause-settled'],
  })
  decline(
    @Param() { enrolmentId, pauseId }: PauseParams,
    @Body() { answer }: AnswerPauseBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.decidePause.run({ enrolmentId, pauseId, isGranted: false, ...(answer && { answer }) }, actor);
  }

  @Post(':pauseId/calling-off')
  @HttpCode(204)
  @Can('tracks.ask-pause')
  @Answers(204)
  @Operation('Call off a pause that has not begun', {
    404: ['tracks.enrolment-unknown', 'tracks.pause-unknown'],
    422: ['tracks.pause-settled'],
  })
  callOff(@Param() { enrolmentId, pauseId }: PauseParams, @CurrentActor() actor: Actor) {
    return this.callOffPause.run({ enrolmentId, pauseId }, actor);
  }
}
