import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CorrectEvaluation } from './correct-evaluation.use-case.js';
import { DecideCompletion } from './decide-completion.use-case.js';
import { Evaluate } from './evaluate.use-case.js';
import { CorrectedEvaluation, CorrectEvaluationBody, EvaluationBody, KeptEvaluationShown } from './evaluations.dto.js';

@Controller('api')
export class EvaluationsController {
  constructor(
    private readonly evaluate: Evaluate,
    private readonly decideCompletion: DecideCompletion,
    private readonly correctEvaluation: CorrectEvaluation,
  ) {}

  @Post('defences/:defenceId/evaluation')
  @Can('assessment.evaluate')
  @Answers(201, KeptEvaluationShown)
  @Operation('Judge a project criterion by criterion after its defence', {
    400: ['assessment.evaluation-invalid', 'tracks.criteria-unknown'],
    404: ['assessment.defence-unknown', 'tracks.enrolment-unknown', 'tracks.project-unknown'],
    422: ['assessment.not-evaluable', 'tracks.project-step-refused'],
  })
  judge(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() { outcome, criteria, comment }: EvaluationBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.evaluate.run({ defenceId, outcome, criteria, comment }, actor);
  }

  /** What comes of a condition, once the learner has completed the work. */
  @Post('defences/:defenceId/completion-decision')
  @Can('assessment.evaluate')
  @Answers(201, KeptEvaluationShown)
  @Operation('Decide on a conditional result once the learner has completed the work', {
    400: ['assessment.evaluation-invalid', 'tracks.criteria-unknown'],
    404: ['assessment.defence-unknown', 'tracks.enrolment-unknown', 'tracks.project-unknown'],
    422: ['assessment.not-evaluable', 'tracks.project-step-refused'],
  })
  decide(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() { outcome, criteria, comment }: EvaluationBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.decideCompletion.run({ defenceId, outcome, criteria, comment }, actor);
  }

  @Post('evaluations/:evaluationId/correction')
  @Can('assessment.evaluate')
  @Answers(201, CorrectedEvaluation)
  @Operation('Correct an evaluation by a later one, with the reason', {
    400: ['assessment.evaluation-invalid', 'tracks.criteria-unknown'],
    404: [
      'assessment.defence-unknown',
      'assessment.evaluation-unknown',
      'tracks.enrolment-unknown',
      'tracks.project-unknown',
    ],
    422: ['assessment.not-evaluable', 'tracks.project-step-refused'],
  })
  correct(
    @Param('evaluationId', ParseUUIDPipe) evaluationId: string,
    @Body() { outcome, criteria, comment, reason }: CorrectEvaluationBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.correctEvaluation.run({ evaluationId, outcome, criteria, comment, reason }, actor);
  }
}
