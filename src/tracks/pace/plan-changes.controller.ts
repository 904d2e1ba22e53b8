import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { PlanOfTrack } from '../enrolments/enrolment-answers.dto.js';
import { CallOffDaysOff } from './call-off-days-off.use-case.js';
import { ChangePlan } from './change-plan.use-case.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import { DaysOffParams, PlanChangeBody, PlanVersionSeen } from './plan-change.dto.js';
import { PlanVersionsQueries } from './plan-versions.queries.js';

@Controller('api/enrolments/:enrolmentId')
export class PlanChangesController {
  constructor(
    private readonly changePlan: ChangePlan,
    private readonly callOffDaysOff: CallOffDaysOff,
    private readonly facts: PacedFactsQueries,
    private readonly versions: PlanVersionsQueries,
  ) {}

  /** The learner says the own week and days off; a pace, and planning anew what is overdue, are the staff's to agree. */
  @Post('plan-changes')
  @Can('tracks.change-plan')
  @Answers(201, PlanOfTrack)
  @Operation('Change the pace, the week or the days off of a track', {
    400: ['tracks.plan-change-invalid', 'tracks.place-unknown'],
    403: ['tracks.pace-not-yours'],
    404: ['tracks.enrolment-unknown'],
    422: ['tracks.plan-not-changeable'],
  })
  change(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() asked: PlanChangeBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.changePlan.run({ enrolmentId, asked }, actor);
  }

  @Post('days-off/:daysOffId/calling-off')
  @HttpCode(204)
  @Can('tracks.change-plan')
  @Answers(204)
  @Operation('Call days off off', {
    404: ['tracks.enrolment-unknown', 'tracks.days-off-unknown'],
    422: ['tracks.plan-not-changeable'],
  })
  callOff(@Param() params: DaysOffParams, @CurrentActor() actor: Actor) {
    return this.callOffDaysOff.run(params, actor);
  }

  /** Every version of the plan, the latest first, with what it moved and why. */
  @Get('plan-versions')
  @Can('tracks.see-enrolment')
  @Answers(200, [PlanVersionSeen])
  @Operation('Read what moved the plan of a track, and why', { 404: ['tracks.enrolment-unknown'] })
  async seeVersions(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    await this.facts.seenBy(actor, enrolmentId);
    return this.versions.of(enrolmentId);
  }
}
