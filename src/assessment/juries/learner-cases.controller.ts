import { Controller, Get } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { LearnerCaseAnswer } from './learner-cases.dto.js';
import { LearnerCasesQueries } from './learner-cases.queries.js';

@Controller('api/my/jury-cases')
export class LearnerCasesController {
  constructor(private readonly cases: LearnerCasesQueries) {}

  /** The juries that the learner is or was before, the latest first. */
  @Get()
  @Can('assessment.see-own-cases')
  @Answers(200, [LearnerCaseAnswer])
  @Operation('List the juries that the learner is or was before')
  mine(@CurrentActor() actor: Actor) {
    return this.cases.ofLearner(actor.id);
  }
}
