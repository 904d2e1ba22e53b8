import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { OncePerKey } from '../../platform/http/once-per-key.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CancelDefence } from './cancel-defence.use-case.js';
import { OpenDefenceShown, PlanDefenceBody, PlannedDefenceShown, ReasonBody } from './defences.dto.js';
import { DefencesQueries } from './defences.queries.js';
import { DefenceToJudge } from './evaluations.dto.js';
import { EvaluatorHomeQueries } from './evaluator-home.queries.js';
import { PlanDefence } from './plan-defence.use-case.js';

@Controller('api')
export class DefencesController {
  constructor(
    private readonly planDefence: PlanDefence,
    private readonly cancelDefence: CancelDefence,
    private readonly defences: DefencesQueries,
    private readonly home: EvaluatorHomeQueries,
  ) {}

  @Post('defences')
  @OncePerKey()
  @Can('assessment.plan-defence')
  @Answers(201, PlannedDefenceShown)
  @Operation('Plan the defence of a project before an evaluator', {
    400: ['assessment.defence-time-invalid'],
    403: ['assessment.project-not-yours'],
    404: [
      'assessment.evaluator-unknown',
      'assessment.project-unknown',
      'tracks.enrolment-unknown',
      'tracks.project-unknown',
    ],
    422: ['assessment.defence-not-plannable', 'tracks.project-step-refused'],
  })
  plan(@Body() body: PlanDefenceBody, @CurrentActor() actor: Actor) {
    return this.planDefence.run(body, actor);
  }

  @Get('defences/:defenceId')
  @Can('assessment.see-evidence')
  @Answers(200, DefenceToJudge)
  @Operation('See a defence with what is to be judged', { 404: ['assessment.defence-unknown'] })
  see(@Param('defenceId', ParseUUIDPipe) defenceId: string, @CurrentActor() actor: Actor) {
    return this.defences.defenceFor(actor, defenceId);
  }

  @Post('defences/:defenceId/cancellation')
  @HttpCode(204)
  @Can('assessment.plan-defence')
  @Answers(204)
  @Operation('Cancel a planned defence, with the reason', {
    404: ['assessment.defence-unknown', 'tracks.enrolment-unknown', 'tracks.project-unknown'],
    422: ['assessment.defence-not-cancellable', 'tracks.project-step-refused'],
  })
  cancel(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() { reason }: ReasonBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.cancelDefence.run({ defenceId, reason }, actor);
  }

  @Get('my/defences')
  @Can('assessment.see-evaluator-home')
  @Answers(200, [OpenDefenceShown])
  @Operation('List the open defences of the evaluator who asks')
  mine(@CurrentActor() actor: Actor) {
    return this.home.openFor(actor.id);
  }
}
