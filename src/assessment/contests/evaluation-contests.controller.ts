import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ContestEvaluation } from './contest-evaluation.use-case.js';
import { ContestableEvaluations } from './contestable-evaluation.queries.js';
import {
  ContestEvaluationBody,
  ContestKept,
  EvaluationContestShown,
  RuleOnContestBody,
  RulingMade,
} from './contests.dto.js';
import { EvaluationContestsQueries } from './evaluation-contests.queries.js';
import { RuleOnContest } from './rule-on-contest.use-case.js';

@Controller('api')
export class EvaluationContestsController {
  constructor(
    private readonly contestEvaluation: ContestEvaluation,
    private readonly ruleOnContest: RuleOnContest,
    private readonly contests: EvaluationContestsQueries,
    private readonly evaluations: ContestableEvaluations,
  ) {}

  @Get('evaluations/:evaluationId/contest-decision')
  @Can('assessment.contest-evaluation')
  @Answers(200, ExplainedDecision)
  @Operation('Ask whether an evaluation may be contested, with every condition', {
    403: ['assessment.project-not-yours'],
    404: ['assessment.evaluation-unknown'],
  })
  async decision(@Param('evaluationId', ParseUUIDPipe) evaluationId: string, @CurrentActor() actor: Actor) {
    return (await this.evaluations.own(actor, evaluationId, [])).decision;
  }

  @Post('evaluations/:evaluationId/contests')
  @Can('assessment.contest-evaluation')
  @Answers(201, ContestKept)
  @Operation('Contest criteria that an evaluation found not met, with the reason', {
    403: ['assessment.project-not-yours'],
    404: ['assessment.evaluation-unknown'],
    422: ['assessment.evaluation-not-contestable'],
  })
  contest(
    @Param('evaluationId', ParseUUIDPipe) evaluationId: string,
    @Body() { criterionIds, reason }: ContestEvaluationBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.contestEvaluation.run({ evaluationId, criterionIds, reason }, actor);
  }

  @Get('evaluation-contests')
  @Can('assessment.rule-on-contest')
  @Answers(200, [EvaluationContestShown])
  @Operation('List the contested evaluations that wait for a ruling, the first due first')
  waiting() {
    return this.contests.waiting();
  }

  @Get('evaluation-contests/:contestId')
  @Can('assessment.see-evidence')
  @Answers(200, EvaluationContestShown)
  @Operation('See a contested evaluation and what became of it', { 404: ['assessment.evaluation-contest-unknown'] })
  async one(@Param('contestId', ParseUUIDPipe) contestId: string, @CurrentActor() actor: Actor) {
    return (await this.contests.visit(actor, contestId)).contest;
  }

  @Post('evaluation-contests/:contestId/ruling')
  @Can('assessment.rule-on-contest')
  @Answers(201, RulingMade)
  @Operation('Rule on a contested evaluation: correct what was found, or dismiss the contest', {
    403: ['assessment.contest-not-yours-to-rule'],
    404: ['assessment.evaluation-contest-unknown'],
    422: ['assessment.contest-not-rulable', 'assessment.not-evaluable', 'tracks.project-step-refused'],
  })
  rule(
    @Param('contestId', ParseUUIDPipe) contestId: string,
    @Body() { upheld, reason }: RuleOnContestBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.ruleOnContest.run({ contestId, upheld, reason }, actor);
  }
}
