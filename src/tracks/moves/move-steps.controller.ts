import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ConfirmMove } from './confirm-move.use-case.js';
import { DropMove } from './drop-move.use-case.js';
import { TakeMoveBackBody } from './moves.dto.js';
import { TakeMoveBack } from './take-move-back.use-case.js';
import { TryAgain } from './try-again.use-case.js';

const TARGET_UNKNOWN = ['tracks.rulebook-unknown', 'tracks.design-unknown'];

/** What an officer does with a prepared move. */
@Controller('api/moves/:moveId')
export class MoveStepsController {
  constructor(
    private readonly confirmMove: ConfirmMove,
    private readonly dropMove: DropMove,
    private readonly takeMoveBack: TakeMoveBack,
    private readonly tryAgain: TryAgain,
  ) {}

  @Post('confirmation')
  @HttpCode(204)
  @Can('tracks.move-learners')
  @Answers(204)
  @Operation('Confirm a previewed move', {
    404: ['tracks.move-unknown', ...TARGET_UNKNOWN],
    422: ['tracks.not-movable'],
  })
  confirm(@Param('moveId', ParseUUIDPipe) moveId: string, @CurrentActor() actor: Actor) {
    return this.confirmMove.run({ moveId }, actor);
  }

  @Post('dropping')
  @HttpCode(204)
  @Can('tracks.move-learners')
  @Answers(204)
  @Operation('Drop a move that is not confirmed', { 404: ['tracks.move-unknown'], 422: ['tracks.not-movable'] })
  drop(@Param('moveId', ParseUUIDPipe) moveId: string, @CurrentActor() actor: Actor) {
    return this.dropMove.run({ moveId }, actor);
  }

  /** Nothing was done for them, so that trying again does nothing twice. */
  @Post('another-try')
  @HttpCode(204)
  @Can('tracks.move-learners')
  @Answers(204)
  @Operation('Take up again the learners whom an error kept where they are', {
    404: ['tracks.move-unknown'],
    422: ['tracks.not-movable'],
  })
  again(@Param('moveId', ParseUUIDPipe) moveId: string) {
    return this.tryAgain.run({ moveId });
  }

  @Post('taking-back')
  @HttpCode(204)
  @Can('tracks.move-learners')
  @Answers(204)
  @Operation('Take a move back, for one learner or for all that can be', {
    404: ['tracks.move-unknown', 'tracks.moved-learner-unknown'],
    422: ['tracks.move-not-taken-back'],
  })
  takeBack(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @Body() { enrolmentId, reason }: TakeMoveBackBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.takeMoveBack.run({ moveId, reason, ...(enrolmentId && { enrolmentId }) }, actor);
  }
}
