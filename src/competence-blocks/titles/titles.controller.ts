import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { BlockAnswer, CurateBlockBody } from '../blocks/blocks.dto.js';
import { CurateBlock } from '../blocks/curate-block.use-case.js';
import { ActivateTitle } from './activate-title.use-case.js';
import { RetireTitle } from './retire-title.use-case.js';
import {
  ActivationDecisionAnswer,
  TitleAnswer,
  TitlePageAnswer,
  TitleSearchQuery,
  TitleStateAnswer,
} from './titles.dto.js';
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
  list(@Query() search: TitleSearchQuery, @CurrentActor() actor: Actor) {
    return this.titles.list(search, actor);
  }

  @Get(':titleVersionId')
  @Can('competence-blocks.see-titles')
  @Answers(200, TitleAnswer)
  one(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string, @CurrentActor() actor: Actor) {
    return this.titles.detail(titleVersionId, actor);
  }

  @Put(':titleVersionId/blocks/:blockId/competences')
  @Can('competence-blocks.manage-titles')
  @Answers(200, BlockAnswer)
  async curate(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('blockId', ParseUUIDPipe) blockId: string,
    @Body() { competences }: CurateBlockBody,
    @CurrentActor() actor: Actor,
  ) {
    await this.curateBlock.run({ titleVersionId, blockId, competences }, actor);
    return this.titles.block(titleVersionId, blockId);
  }

  @Get(':titleVersionId/activation-decision')
  @Can('competence-blocks.manage-titles')
  @Answers(200, ActivationDecisionAnswer)
  activationDecision(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string) {
    return this.titles.activationDecision(titleVersionId);
  }

  @Post(':titleVersionId/activation')
  @Can('competence-blocks.manage-titles')
  @Answers(201, TitleStateAnswer)
  activate(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string, @CurrentActor() actor: Actor) {
    return this.activateTitle.run({ titleVersionId }, actor);
  }

  @Post(':titleVersionId/retirement')
  @Can('competence-blocks.manage-titles')
  @Answers(201, TitleStateAnswer)
  retire(@Param('titleVersionId', ParseUUIDPipe) titleVersionId: string, @CurrentActor() actor: Actor) {
    return this.retireTitle.run({ titleVersionId }, actor);
  }
}
