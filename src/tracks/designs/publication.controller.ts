import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { WrittenDesign } from './design-answers.dto.js';
import { PublicationQueries } from './publication.queries.js';
import { PublishDesign } from './publish-design.use-case.js';
import { RetireDesign } from './retire-design.use-case.js';

@Controller('api/designs/:designId')
export class PublicationController {
  constructor(
    private readonly publication: PublicationQueries,
    private readonly publishDesign: PublishDesign,
    private readonly retireDesign: RetireDesign,
  ) {}

  @Get('publication-decision')
  @Can('tracks.manage-designs')
  @Answers(200, ExplainedDecision)
  @Operation('Ask whether a design can be published, with every gap', { 404: ['tracks.design-unknown'] })
  decision(@Param('designId', ParseUUIDPipe) designId: string) {
    return this.publication.decision(designId);
  }

  @Post('publication')
  @Can('tracks.manage-designs')
  @Answers(201, WrittenDesign)
  @Operation('Publish a design', { 404: ['tracks.design-unknown'], 422: ['tracks.design-not-publishable'] })
  publish(@Param('designId', ParseUUIDPipe) designId: string, @CurrentActor() actor: Actor) {
    return this.publishDesign.run({ designId }, actor);
  }

  @Post('retirement')
  @Can('tracks.manage-designs')
  @Answers(201, WrittenDesign)
  @Operation('Retire a design', { 404: ['tracks.design-unknown'], 422: ['tracks.design-not-retirable'] })
  retire(@Param('designId', ParseUUIDPipe) designId: string, @CurrentActor() actor: Actor) {
    return this.retireDesign.run({ designId }, actor);
  }
}
