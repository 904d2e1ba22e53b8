import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { LetPresentAgain } from './let-present-again.use-case.js';
import { LetPresentAgainBody, PresentationLeaveAnswer } from './presentations.dto.js';

@Controller('api/enrolments/:enrolmentId/blocks/:blockId/presentation-leaves')
export class PresentationsController {
  constructor(private readonly letPresentAgain: LetPresentAgain) {}

  /** Lets an adjourned block come before a jury again. */
  @Post()
  @Can('assessment.let-present-again')
  @Answers(201, PresentationLeaveAnswer)
  @Operation('Let an adjourned block come before a jury again', {
    404: ['assessment.adjourned-block-unknown'],
    422: ['tracks.presentation-not-allowable'],
  })
  allow(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('blockId', ParseUUIDPipe) blockId: string,
    @Body() { reason }: LetPresentAgainBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.letPresentAgain.run({ enrolmentId, blockId, reason }, actor);
  }
}
