import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { StartProject } from '../../tracks/index.js';
import { MOST_BYTES } from '../evidence/evidence.rules.js';
import { HandIn } from '../evidence/hand-in.use-case.js';
import { RemoveDeliverable } from '../evidence/remove-deliverable.use-case.js';
import { uploadFormOf } from '../evidence/upload-form.js';
import { UploadDeliverable } from '../evidence/upload-deliverable.use-case.js';
import { ProjectPageQueries } from './project-page.queries.js';
import { projectShown } from './project-shown.js';

/** A learner's own project: starting it, sending its files, handing it in. */
@Controller('track/projects/:projectId')
export class OwnProjectPages {
  constructor(
    private readonly projects: ProjectPageQueries,
    private readonly startProject: StartProject,
    private readonly uploadDeliverable: UploadDeliverable,
    private readonly removeDeliverable: RemoveDeliverable,
    private readonly handIn: HandIn,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.work-on-project')
  @Page()
  async see(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const project = await this.projects.of(actor, await this.projects.ownKey(actor, projectId));
    const shown = projectShown(project, `/track/projects/${projectId}`);
    return this.readers.show('assessment/pages/project', shown, request, reply);
  }

  @Post('start')
  @Can('tracks.work-on-project')
  async start(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.startProject.run(await this.projects.ownKey(actor, projectId), actor);
    await goTo(reply, `/track/projects/${projectId}`, { key: 'assessment:project.done.started' });
  }

  @Post('files')
  @Can('assessment.hand-in')
  async upload(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await withUpload(request, { field: 'file', maxBytes: MOST_BYTES }, async (upload) => {
      const key = await this.projects.ownKey(actor, projectId);
      await this.uploadDeliverable.run({ ...key, ...uploadFormOf(upload) }, actor);
    });
    await goTo(reply, `/track/projects/${projectId}`, { key: 'assessment:project.done.uploaded' });
  }

  @Post('files/:fileId/removal')
  @Can('assessment.hand-in')
  async remove(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.removeDeliverable.run({ fileId }, actor);
    await goTo(reply, `/track/projects/${projectId}`, { key: 'assessment:project.done.removed' });
  }

  @Post('hand-in')
  @Can('assessment.hand-in')
  async hand(
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.handIn.run(await this.projects.ownKey(actor, projectId), actor);
    await goTo(reply, `/track/projects/${projectId}`, { key: 'assessment:project.done.handed-in' });
  }
}
