import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { MarkReady } from '../evaluations/mark-ready.use-case.js';
import { ProjectPageQueries } from './project-page.queries.js';
import { projectShown } from './project-shown.js';

/** A project of a learner, for those who accompany or judge it. */
@Controller('tracks/:enrolmentId/projects/:projectId')
export class ProjectPages {
  constructor(
    private readonly projects: ProjectPageQueries,
    private readonly markReady: MarkReady,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-evidence')
  @Page()
  async see(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const project = await this.projects.of(actor, { enrolmentId, projectId });
    const shown = projectShown(project, `/tracks/${enrolmentId}/projects/${projectId}`);
    return this.readers.show('assessment/pages/project', shown, request, reply);
  }

  @Post('readiness')
  @Can('assessment.mark-ready')
  async ready(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.markReady.run({ enrolmentId, projectId }, actor);
    await goTo(reply, `/tracks/${enrolmentId}/projects/${projectId}`, { key: 'assessment:project.done.ready' });
  }
}
