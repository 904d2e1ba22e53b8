import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { DesignInList, DesignsOfTitle, TrackDesign, WrittenDesign } from './design-answers.dto.js';
import { DraftDesignBody, ReviseDesignBody } from './design.dto.js';
import { DesignsQueries } from './designs.queries.js';
import { DraftDesign } from './draft-design.use-case.js';
import { ReviseDesign } from './revise-design.use-case.js';

@Controller('api/designs')
export class DesignsController {
  constructor(
    private readonly draftDesign: DraftDesign,
    private readonly reviseDesign: ReviseDesign,
    private readonly designs: DesignsQueries,
  ) {}

  @Post()
  @Can('tracks.manage-designs')
  @Answers(201, WrittenDesign)
  @Operation('Draft a track design for a title', {
    400: ['tracks.design-invalid'],
    404: ['tracks.title-for-design-unknown'],
    422: ['tracks.design-not-draftable'],
  })
  draft(@Body() body: DraftDesignBody, @CurrentActor() actor: Actor) {
    return this.draftDesign.run(body, actor);
  }

  @Get()
  @Can('tracks.see-designs')
  @Answers(200, [DesignInList])
  @Operation('List the designs of a title')
  list(@Query() { titleVersionId }: DesignsOfTitle, @CurrentActor() actor: Actor) {
    return this.designs.listFor(actor, titleVersionId);
  }

  @Get(':designId')
  @Can('tracks.see-designs')
  @Answers(200, TrackDesign)
  @Operation('See a design with its projects and what each proves', { 404: ['tracks.design-unknown'] })
  see(@Param('designId', ParseUUIDPipe) designId: string, @CurrentActor() actor: Actor) {
    return this.designs.designFor(actor, designId);
  }

  @Put(':designId')
  @Can('tracks.manage-designs')
  @Answers(200, WrittenDesign)
  @Operation('Revise a draft design', {
    400: ['tracks.design-invalid'],
    404: ['tracks.design-unknown'],
    409: ['tracks.design-revised-meanwhile'],
    422: ['tracks.design-not-draftable'],
  })
  revise(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Body() { projects, revision }: ReviseDesignBody,
    @CurrentActor() actor: Actor,
  ) {
    const seen = revision !== undefined && { revision };
    return this.reviseDesign.run({ designId, projects, ...seen }, actor);
  }
}
