import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ComparisonSeen, ScenarioBody } from './scenario.dto.js';
import { WhatIfQueries } from './what-if.queries.js';

@Controller('api/enrolments/:enrolmentId')
export class WhatIfController {
  constructor(private readonly whatIf: WhatIfQueries) {}

  /** The track as it is and as it might be, side by side; nothing is written. */
  @Post('what-if')
  @HttpCode(200)
  @Can('tracks.see-enrolment')
  @Answers(200, ComparisonSeen)
  @Operation('Compare a track with what might be', { 404: ['tracks.enrolment-unknown'] })
  compare(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() scenario: ScenarioBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.whatIf.compare(actor, enrolmentId, scenario);
  }
}
