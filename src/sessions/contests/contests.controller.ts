import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ContestSession } from './contest-session.use-case.js';
import { ContestRaised, ContestRuled, ContestSessionBody, DecideContestBody } from './contests.dto.js';
import { DecideContest } from './decide-contest.use-case.js';

@Controller('api')
export class ContestsController {
  constructor(
    private readonly contestSession: ContestSession,
    private readonly decideContest: DecideContest,
  ) {}

  @Post('sessions/:sessionId/contests')
  @Can('sessions.contest-session')
  @Answers(201, ContestRaised)
  @Operation('Contest the outcome of a session', {
    403: ['sessions.not-your-side'],
    404: ['sessions.session-unknown'],
    422: ['sessions.session-not-contestable'],
  })
  contest(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { reason }: ContestSessionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.contestSession.run({ sessionId, reason }, actor);
  }

  @Post('contests/:contestId/ruling')
  @Can('sessions.decide-contest')
  @Answers(201, ContestRuled)
  @Operation('Rule on a contested outcome', {
    403: ['sessions.not-your-side'],
    404: ['sessions.contest-unknown', 'tracks.enrolment-unknown'],
    422: ['sessions.contest-not-decidable'],
  })
  rule(
    @Param('contestId', ParseUUIDPipe) contestId: string,
    @Body() { ruling, outcome }: DecideContestBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.decideContest.run({ contestId, ruling, ...(outcome && { outcome }) }, actor);
  }
}
