import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { mayGrantDefence } from '../assessment.policy.js';
import { LeaveNotYours } from '../evaluations/evaluations.errors.js';
import { GrantDefence } from '../evaluations/grant-defence.use-case.js';
import { reasonIn } from '../evaluations/judging-form.js';
import { ProjectPageQueries } from './project-page.queries.js';

/** An advisor grants one defence more than the rulebook gives, with the reason. */
@Controller('tracks/:enrolmentId/projects/:projectId/defence-leave')
export class DefenceLeavePages {
  constructor(
    private readonly projects: ProjectPageQueries,
    private readonly grantDefence: GrantDefence,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.plan-defence')
  @Page()
  async ask(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const key = { enrolmentId, projectId };
    return this.page({ key, reason: '', refusal: null }, actor, { request, reply });
  }

  @Post()
  @Can('assessment.plan-defence')
  async grant(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Body() form: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = { enrolmentId, projectId };
    try {
      await this.grantDefence.run({ ...key, reason: reasonIn(form) }, actor);
      await goTo(reply, `/tracks/${enrolmentId}/projects/${projectId}`, { key: 'assessment:leave.done' });
    } catch (error) {
      const exchange = { request, reply };
      const reason = form['reason'] ?? '';
      await showAgain(error, exchange, (refusal) => this.page({ key, reason, refusal }, actor, exchange));
    }
  }

  private async page(
    asked: { key: { enrolmentId: string; projectId: string }; reason: unknown; refusal: Refusal | null },
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const { key, reason, refusal } = asked;
    const { project, learnerName, enrolment } = await this.projects.of(actor, key);
    if (!mayGrantDefence(actor)) throw new LeaveNotYours();
    const granted = enrolment.rulebook.maxDefences + project.extraDefences;
    const shown = { ...key, project, learnerName, granted, reason, refusal };
    return this.readers.show('assessment/pages/defence-leave', shown, request, reply);
  }
}
