import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { BlockAnswer, CurateBlockBody } from '../blocks/blocks.dto.js';
import { CurateBlock } from '../blocks/curate-block.use-case.js';
import { ActivateTitle } from './activate-title.use-case.js';
import { RetireTitle } from './retire-title.use-case.js';
import { TitleAnswer, TitlePageAnswer, TitleSearchQuery, TitleStateAnswer } from './titles.dto.js';
import { TitlesQueries } from './titles.queries.js';

@Controller('api/titles')
export class TitlesController {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly activateTitle: ActivateTitle,
    private readonly retireTitle: RetireTitle,
    private readonly curateBlock: CurateBlock,
  ) {}

  @Get()
  @Can('competence-blocks.see-titles')
  @Answers(200, TitlePageAnswer)
  @Operation('List the titles and their versions, one page at a time')
  list(@Query() search: TitleSearchQuery, @CurrentActor() actor: Actor) {
    return this.titles.list(search, actor);
  }

  @Get(':titleVersionId')
  @Can('competence-blocks.see-titles')
  @Answers(200, TitleAnswer)
  @Operation('See a version of a title with its blocks and competences', { 404: ['competence-blocks.title-unknown'] })
  one(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string, @CurrentActor() actor: Actor) {
    return this.titles.detail(titleVersionId, actor);
  }

  @Put(':titleVersionId/blocks/:blockId/competences')
  @Can('competence-blocks.manage-titles')
  @Answers(200, BlockAnswer)
  @Operation('Curate the competences of a block while its title is a draft', {
    404: ['competence-blocks.block-unknown', 'competence-blocks.title-unknown'],
    409: ['competence-blocks.block-curated-meanwhile'],
    422: ['competence-blocks.block-not-curable'],
  })
  async curate(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('blockId', ParseUUIDPipe) blockId: string,
    @Body() { competences, revision }: CurateBlockBody,
    @CurrentActor() actor: Actor,
  ) {
    const seen = revision !== undefined && { revision };
    await this.curateBlock.run({ titleVersionId, blockId, competences, ...seen }, actor);
    return this.titles.block(titleVersionId, blockId);
  }

  @Get(':titleVersionId/activation-decision')
  @Can('competence-blocks.manage-titles')
  @Answers(200, ExplainedDecision)
  @Operation('Ask whether a title can be activated, with every check', { 404: ['competence-blocks.title-unknown'] })
  activationDecision(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string) {
    return this.titles.activationDecision(titleVersionId);
  }

  @Post(':titleVersionId/activation')
  @Can('competence-blocks.manage-titles')
  @Answers(201, TitleStateAnswer)
  @Operation('Activate a version of a title', {
    404: ['competence-blocks.title-unknown'],
    422: ['competence-blocks.title-not-activable'],
  })
  activate(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string, @CurrentActor() actor: Actor) {
    return this.activateTitle.run({ titleVersionId }, actor);
  }

  @Post(':titleVersionId/retirement')
  @Can('competence-blocks.manage-titles')
  @Answers(201, TitleStateAnswer)
  @Operation('Retire a version of a title', {
    404: ['competence-blocks.title-unknown'],
    422: ['competence-blocks.title-not-retirable'],
  })
  retire(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string, @CurrentActor() actor: Actor) {
    return this.retireTitle.run({ titleVersionId }, actor);
  }
}
