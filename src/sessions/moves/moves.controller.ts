import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { OncePerKey } from '../../platform/http/once-per-key.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { BookingDecision } from '../booking/booking.dto.js';
import { MoveCases } from './move-cases.queries.js';
import { MoveSession } from './move-session.use-case.js';
import { MoveSessionBody, SessionMovedAnswer } from './moves.dto.js';

@Controller('api/sessions/:sessionId/moves')
export class MovesController {
  constructor(
    private readonly moveSession: MoveSession,
    private readonly cases: MoveCases,
  ) {}

  @Post()
  @OncePerKey()
  @Can('sessions.move-session')
  @Answers(201, SessionMovedAnswer)
  @Operation('Move a session to another time', {
    400: ['sessions.start-invalid'],
    404: ['sessions.session-unknown'],
    422: ['sessions.session-not-movable'],
  })
  move(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() body: MoveSessionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.moveSession.run(sessionId, body, actor);
  }

  @Post('decision')
  @HttpCode(200)
  @Can('sessions.move-session')
  @Answers(200, BookingDecision)
  @Operation('Ask whether a session can be moved to a time, with every check', {
    400: ['sessions.start-invalid'],
    404: ['sessions.session-unknown'],
  })
  mayMove(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() body: MoveSessionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.cases.decisionFor(sessionId, body, actor);
  }
}
