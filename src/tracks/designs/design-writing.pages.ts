import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { ProjectUnknown } from '../tracks.errors.js';
import { withMoved, withoutProject } from './design-edits.rules.js';
import { DesignPageQueries } from './design-page.queries.js';
import { matrixShown } from './design-shown.js';
import { draftOf, projectIn, provedIn, revisionIn, textIn } from './project-form.js';
import { projectShown } from './project-shown.js';
import { ProjectWriting } from './project-writing.js';
import { ReviseDesign } from './revise-design.use-case.js';

type Form = Record<string, unknown>;

/** A draft design written on pages: project by project, in an order, and by its matrix of criteria. */
@Controller('designs/:designId')
export class DesignWritingPages {
  constructor(
    private readonly pages: DesignPageQueries,
    private readonly reviseDesign: ReviseDesign,
    private readonly writing: ProjectWriting,
    private readonly readers: Readers,
  ) {}

  @Get('matrix')
  @Can('tracks.see-designs')
  @Page()
  async matrix(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = matrixShown(await this.pages.withTitle(actor, designId), actor);
    return this.readers.show('tracks/pages/design-matrix', shown, request, reply);
  }

  @Post('matrix')
  @Can('tracks.manage-designs')
  async prove(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { design } = await this.pages.withTitle(actor, designId);
    const proved = provedIn(form);
    const projects = design.projects.map((project) => ({
      ...draftOf(project),
      criteria: proved.get(project.code) ?? [],
    }));
    await this.reviseDesign.run({ designId, projects, revision: revisionIn(form) }, actor);
    await goTo(reply, `/designs/${designId}/matrix`, { key: 'designs:done.proved' });
  }

  @Post('order')
  @Can('tracks.manage-designs')
  async move(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { design } = await this.pages.withTitle(actor, designId);
    const code = textIn(form, 'code');
    const projects = withMoved(design.projects.map(draftOf), code, textIn(form, 'to') === 'up' ? -1 : 1);
    await this.reviseDesign.run({ designId, projects, revision: revisionIn(form) }, actor);
    await goTo(reply, `/designs/${designId}#project-${encodeURIComponent(code)}`);
  }

  @Get('projects/new')
  @Can('tracks.manage-designs')
  @Page()
  async blank(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = projectShown(await this.pages.withTitle(actor, designId), null);
    return this.readers.show('tracks/pages/design-project', shown, request, reply);
  }

  @Get('projects/:projectCode')
  @Can('tracks.see-designs')
  @Page()
  async see(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('projectCode') projectCode: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.pages.withTitle(actor, designId);
    if (!seen.design.projects.some(({ code }) => code === projectCode)) throw new ProjectUnknown(projectCode);
    const shown = projectShown(seen, projectCode);
    const canWrite = shown.canWrite && hasRole(actor, 'officer');
    return this.readers.show('tracks/pages/design-project', { ...shown, canWrite }, request, reply);
  }

  /** Without a code of the address, a new project. */
  @Post(['projects', 'projects/:projectCode'])
  @Can('tracks.manage-designs')
  @Page()
  async write(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('projectCode') projectCode: string | undefined,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { designId, code: projectCode ?? null, project: projectIn(form), revision: revisionIn(form) };
    const returned = await this.writing.keep(actor, asked);
    if (returned) {
      const shown = projectShown(await this.pages.withTitle(actor, designId), asked.code, returned);
      const page = await this.readers.show('tracks/pages/design-project', shown, request, reply);
      await reply.status(returned.status).send(page);
      return;
    }
    await goTo(reply, `/designs/${designId}`, { key: 'designs:done.written', facts: { code: asked.project.code } });
  }

  @Post('projects/:projectCode/removal')
  @Can('tracks.manage-designs')
  async remove(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('projectCode') projectCode: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { design } = await this.pages.withTitle(actor, designId);
    const projects = withoutProject(design.projects.map(draftOf), projectCode);
    await this.reviseDesign.run({ designId, projects, revision: revisionIn(form) }, actor);
    await goTo(reply, `/designs/${designId}`, { key: 'designs:done.removed', facts: { code: projectCode } });
  }
}
