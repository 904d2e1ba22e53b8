import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsUUID, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { DEFENCE_MODES, type DefenceMode } from '../evaluations/evaluations.types.js';
import { EvaluatorsQueries } from '../evaluations/evaluators.queries.js';
import { PlanDefence } from '../evaluations/plan-defence.use-case.js';
import { ProjectPageQueries } from './project-page.queries.js';

export class DefenceWish {
  @IsUUID()
  evaluatorId: string;

  /** As the clock of the learner's track shows it. */
  @Matches(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  local: string;

  @IsIn(DEFENCE_MODES)
  mode: DefenceMode;
}

/** Asking for the defence of an own project: with whom, when, then what stands in the way. */
@Controller('track/projects/:projectId/defence')
export class DefenceRequestPages {
  constructor(
    private readonly projects: ProjectPageQueries,
    private readonly evaluators: EvaluatorsQueries,
    private readonly planDefence: PlanDefence,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.plan-defence')
  @Page()
  async choose(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const key = await this.projects.ownKey(actor, projectId);
    const { project, enrolment, now } = await this.projects.of(actor, key);
    const choices = await this.evaluators.choicesFor(actor, key);
    const firstOn = addDays(dayOf(now, enrolment.zone), enrolment.rulebook.defenceNoticeDays + 1);
    const shown = {
      project,
      zone: enrolment.zone,
      modes: DEFENCE_MODES,
      noticeDays: enrolment.rulebook.defenceNoticeDays,
      earliest: `${firstOn}T09:00`,
      evaluators: choices.filter(({ decision }) => decision.allowed),
    };
    return this.readers.show('assessment/pages/defence-request', shown, request, reply);
  }

  @Get('confirmation')
  @Can('assessment.plan-defence')
  @Page()
  async confirm(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Query() { evaluatorId, local, mode }: DefenceWish,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const key = await this.projects.ownKey(actor, projectId);
    const { project, enrolment } = await this.projects.of(actor, key);
    const decision = await this.evaluators.decisionFor(actor, { ...key, evaluatorId, local });
    const chosen = (await this.evaluators.choicesFor(actor, key)).find((one) => one.evaluatorId === evaluatorId);
    const shown = {
      project,
      evaluatorId,
      evaluatorName: chosen?.fullName ?? '',
      local,
      mode,
      startsAt: instantOf(local, enrolment.zone).toJSDate(),
      zone: enrolment.zone,
      frozenHours: enrolment.rulebook.frozenHours,
      decision,
      unmet: unmet(decision),
    };
    return this.readers.show('assessment/pages/defence-confirmation', shown, request, reply);
  }

  @Post()
  @Can('assessment.plan-defence')
  async plan(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Body() { evaluatorId, local, mode }: DefenceWish,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = await this.projects.ownKey(actor, projectId);
    const { startsAt } = await this.planDefence.run({ ...key, evaluatorId, local, mode }, actor);
    const facts = { startsAt: startsAt.toISOString() };
    await goTo(reply, `/track/projects/${projectId}`, { key: 'assessment:project.done.planned', facts });
  }
}
