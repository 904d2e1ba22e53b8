import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import {
  TextsAnswer,
  TextsPath,
  WritePresentationBody,
  WrittenPresentationAnswer,
  WrittenTextsAnswer,
  WriteTextsBody,
} from './texts.dto.js';
import { TextsQueries } from './texts.queries.js';
import { WritePresentation } from './write-presentation.use-case.js';
import { WriteTexts } from './write-texts.use-case.js';

@Controller('api/titles/:titleVersionId')
export class TextsController {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly texts: TextsQueries,
    private readonly writeTexts: WriteTexts,
    private readonly writePresentation: WritePresentation,
  ) {}

  @Get('texts/:language')
  @Can('competence-blocks.see-titles')
  @Answers(200, TextsAnswer)
  @Operation('See what the wordings of a title are called in English or Spanish', {
    404: ['competence-blocks.title-unknown'],
  })
  async see(@Param() { titleVersionId, language }: TextsPath, @CurrentActor() actor: Actor) {
    const title = await this.titles.detail(titleVersionId, actor);
    return { sections: await this.texts.sections(title, language) };
  }

  @Put('texts/:language')
  @Can('competence-blocks.manage-titles')
  @Answers(200, WrittenTextsAnswer)
  @Operation('Say what wordings of a title are called in English or Spanish', {
    400: ['competence-blocks.text-unknown'],
    404: ['competence-blocks.title-unknown'],
    409: ['competence-blocks.texts-changed-meanwhile'],
  })
  write(
    @Param() { titleVersionId, language }: TextsPath,
    @Body() { texts }: WriteTextsBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.writeTexts.run({ titleVersionId, language, texts }, actor);
  }

  @Put('presentation')
  @Can('competence-blocks.manage-titles')
  @Answers(200, WrittenPresentationAnswer)
  @Operation('Say in French whom a title is for', {
    404: ['competence-blocks.title-unknown'],
    409: ['competence-blocks.texts-changed-meanwhile'],
  })
  present(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Body() { text, seen }: WritePresentationBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.writePresentation.run({ titleVersionId, text, ...(seen !== undefined && { seen }) }, actor);
  }
}
