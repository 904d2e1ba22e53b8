import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import {
  DefenceDecisionQuery,
  DefenceTimeQuery,
  EvaluatorChoiceShown,
  GrantedDefence,
  MarkedReady,
  ReasonBody,
} from './defences.dto.js';
import { DefencesQueries } from './defences.queries.js';
import { DefenceShown } from './evaluations.dto.js';
import { EvaluatorsQueries } from './evaluators.queries.js';
import { GrantDefence } from './grant-defence.use-case.js';
import { MarkReady } from './mark-ready.use-case.js';

/** What leads to the defence of one project, and what came of it. */
@Controller('api/enrolments/:enrolmentId/projects/:projectId')
export class ProjectDefencesController {
  constructor(
    private readonly markReady: MarkReady,
    private readonly grantDefence: GrantDefence,
    private readonly evaluators: EvaluatorsQueries,
    private readonly defences: DefencesQueries,
  ) {}

  @Post('readiness')
  @Can('assessment.mark-ready')
  @Answers(201, MarkedReady)
  @Operation('Mark a project ready to be defended', {
    403: ['assessment.project-not-yours'],
    404: ['assessment.project-unknown', 'tracks.enrolment-unknown', 'tracks.project-unknown'],
    422: ['tracks.project-step-refused'],
  })
  ready(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.markReady.run({ enrolmentId, projectId }, actor);
  }

  @Post('defence-leaves')
  @Can('assessment.plan-defence')
  @Answers(201, GrantedDefence)
  @Operation('Grant one more defence than the rulebook allows, with the reason', {
    403: ['assessment.leave-not-yours'],
    404: ['assessment.project-unknown'],
  })
  grant(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Body() { reason }: ReasonBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.grantDefence.run({ enrolmentId, projectId, reason }, actor);
  }

  @Get('evaluators')
  @Can('assessment.plan-defence')
  @Answers(200, [EvaluatorChoiceShown])
  @Operation('List the evaluators to choose from, with the reasons for and against each', {
    400: ['assessment.defence-time-invalid'],
    404: ['assessment.project-unknown'],
  })
  choose(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Query() { startsAt, local, zone }: DefenceTimeQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.evaluators.choicesFor(actor, { enrolmentId, projectId, startsAt, local, zone });
  }

  @Get('defence-decision')
  @Can('assessment.plan-defence')
  @Answers(200, ExplainedDecision)
  @Operation('Ask whether a defence can be planned so, with every check', {
    400: ['assessment.defence-time-invalid'],
    404: ['assessment.evaluator-unknown', 'assessment.project-unknown'],
  })
  decide(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Query() { evaluatorId, startsAt, local, zone }: DefenceDecisionQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.evaluators.decisionFor(actor, { enrolmentId, projectId, evaluatorId, startsAt, local, zone });
  }

  @Get('defences')
  @Can('assessment.see-evidence')
  @Answers(200, [DefenceShown])
  @Operation('List the defences of a project with their results', { 404: ['assessment.project-unknown'] })
  list(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.defences.ofProject(actor, { enrolmentId, projectId });
  }
}
