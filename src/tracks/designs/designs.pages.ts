import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { DesignsOfTitle } from './design-answers.dto.js';
import { DesignPageQueries } from './design-page.queries.js';
import { designShown, designsShown } from './design-shown.js';
import { DesignStart } from './design-start.queries.js';
import { DesignsQueries } from './designs.queries.js';
import { DraftDesign } from './draft-design.use-case.js';
import { mayRetire } from './publication.rules.js';
import { PublishDesign } from './publish-design.use-case.js';
import { textIn } from './project-form.js';
import { RetireDesign } from './retire-design.use-case.js';

/** The designs of the titles: begun, looked at as a whole, published and retired. */
@Controller('designs')
export class DesignsPages {
  constructor(
    private readonly designs: DesignsQueries,
    private readonly pages: DesignPageQueries,
    private readonly start: DesignStart,
    private readonly draftDesign: DraftDesign,
    private readonly publishDesign: PublishDesign,
    private readonly retireDesign: RetireDesign,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.see-designs')
  @Page()
  async list(
    @Query() { titleVersionId }: DesignsOfTitle,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = designsShown(await this.designs.listFor(actor, titleVersionId), titleVersionId, actor);
    return this.readers.show('tracks/pages/designs', shown, request, reply);
  }

  @Get('new')
  @Can('tracks.manage-designs')
  @Page()
  async form(
    @Query() { titleVersionId }: DesignsOfTitle,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.start.shown(actor, { titleVersionId: titleVersionId ?? '', name: '', from: 'blocks' });
    return this.readers.show('tracks/pages/design-new', shown, request, reply);
  }

  @Post()
  @Can('tracks.manage-designs')
  @Page()
  async draft(
    @Body() form: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      titleVersionId: textIn(form, 'titleVersionId'),
      name: textIn(form, 'name'),
      from: textIn(form, 'from'),
    };
    const begun = await this.start.of(actor, asked);
    if (begun.faults) {
      const shown = await this.start.shown(actor, asked, begun.faults);
      await reply.status(400).send(await this.readers.show('tracks/pages/design-new', shown, request, reply));
      return;
    }
    const { designId } = await this.draftDesign.run(begun.input, actor);
    await goTo(reply, `/designs/${designId}`, { key: 'designs:done.drafted' });
  }

  @Get(':designId')
  @Can('tracks.see-designs')
  @Page()
  async see(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = designShown(await this.pages.of(actor, designId), actor);
    return this.readers.show('tracks/pages/design', shown, request, reply);
  }

  @Get(':designId/publication')
  @Can('tracks.manage-designs')
  @Page()
  async beforePublication(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = { ...designShown(await this.pages.of(actor, designId), actor), step: 'publication' };
    return this.readers.show('tracks/pages/design-step', shown, request, reply);
  }

  @Post(':designId/publication')
  @Can('tracks.manage-designs')
  async publish(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.publishDesign.run({ designId }, actor);
    await goTo(reply, `/designs/${designId}`, { key: 'designs:step.publication.done' });
  }

  @Get(':designId/retirement')
  @Can('tracks.manage-designs')
  @Page()
  async beforeRetirement(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = designShown(await this.pages.of(actor, designId), actor);
    const shown = { ...seen, decision: mayRetire(seen.design.state), step: 'retirement' };
    return this.readers.show('tracks/pages/design-step', shown, request, reply);
  }

  @Post(':designId/retirement')
  @Can('tracks.manage-designs')
  async retire(
    @Param('designId', ParseUUIDPipe) designId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.retireDesign.run({ designId }, actor);
    await goTo(reply, `/designs/${designId}`, { key: 'designs:step.retirement.done' });
  }
}
