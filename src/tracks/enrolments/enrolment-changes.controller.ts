import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CloseEnrolment } from './close-enrolment.use-case.js';
import { ResumedEnrolment, SuspendedEnrolment } from './enrolment-answers.dto.js';
import { CloseBody, ResumeBody, SuspendBody } from './enrolment.dto.js';
import { ResumeEnrolment } from './resume-enrolment.use-case.js';
import { SuspendEnrolment } from './suspend-enrolment.use-case.js';

@Controller('api/enrolments/:enrolmentId')
export class EnrolmentChangesController {
  constructor(
    private readonly suspendEnrolment: SuspendEnrolment,
    private readonly resumeEnrolment: ResumeEnrolment,
    private readonly closeEnrolment: CloseEnrolment,
  ) {}

  @Post('suspensions')
  @Can('tracks.change-enrolment')
  @Answers(201, SuspendedEnrolment)
  @Operation('Suspend an enrolment', { 404: ['tracks.enrolment-unknown'], 422: ['tracks.enrolment-not-changeable'] })
  suspend(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { fromOn, reason }: SuspendBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.suspendEnrolment.run({ enrolmentId, fromOn, reason }, actor);
  }

  @Post('resumption')
  @Can('tracks.change-enrolment')
  @Answers(201, ResumedEnrolment)
  @Operation('Resume a suspended enrolment', {
    400: ['tracks.place-unknown'],
    404: ['tracks.enrolment-unknown'],
    422: ['tracks.enrolment-not-changeable'],
  })
  resume(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { onDay, reason }: ResumeBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.resumeEnrolment.run({ enrolmentId, onDay, reason }, actor);
  }

  @Post('withdrawal')
  @HttpCode(204)
  @Can('tracks.change-enrolment')
  @Answers(204)
  @Operation('Withdraw a learner from an enrolment', {
    404: ['tracks.enrolment-unknown'],
    422: ['tracks.enrolment-not-changeable'],
  })
  withdraw(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { onDay, reason }: CloseBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.closeEnrolment.run({ enrolmentId, as: 'withdrawn', onDay, reason }, actor);
  }

  @Post('ending')
  @HttpCode(204)
  @Can('tracks.change-enrolment')
  @Answers(204)
  @Operation('End an enrolment in the name of the house', {
    404: ['tracks.enrolment-unknown'],
    422: ['tracks.enrolment-not-changeable'],
  })
  end(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() { onDay, reason }: CloseBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.closeEnrolment.run({ enrolmentId, as: 'ended', onDay, reason }, actor);
  }
}
