import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { EvaluatorShown, RegisteredEvaluator, RegisterEvaluatorBody } from './evaluators.dto.js';
import { EvaluatorsQueries } from './evaluators.queries.js';
import { RegisterEvaluator } from './register-evaluator.use-case.js';

@Controller('api/evaluators')
export class EvaluatorsController {
  constructor(
    private readonly registerEvaluator: RegisterEvaluator,
    private readonly evaluators: EvaluatorsQueries,
  ) {}

  @Post()
  @Can('assessment.register-evaluator')
  @Answers(201, RegisteredEvaluator)
  @Operation('Register an evaluator and what they may judge', {
    400: ['identity.role-holder-invalid'],
    404: ['identity.account-unknown'],
    409: ['assessment.evaluator-registered-already', 'identity.email-taken'],
  })
  register(@Body() body: RegisterEvaluatorBody, @CurrentActor() actor: Actor) {
    return this.registerEvaluator.run(body, actor);
  }

  @Get()
  @Can('assessment.register-evaluator')
  @Answers(200, [EvaluatorShown])
  @Operation('List the evaluators')
  list() {
    return this.evaluators.all();
  }
}
