import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { TextsChangedMeanwhile } from '../competence-blocks.errors.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import { textsIn, tooLongIn } from './texts-form.js';
import { TextsPath } from './texts.dto.js';
import { TextsQueries } from './texts.queries.js';
import { type SectionReturned, textsShown } from './texts-shown.js';
import type { OtherLanguage } from './texts.types.js';
import { WritePresentation } from './write-presentation.use-case.js';
import { WriteTexts } from './write-texts.use-case.js';

const PAGE = 'competence-blocks/pages/texts';
const PRESENTATION = 'competence-blocks/pages/presentation';

export class PresentationForm {
  @IsString()
  @Length(0, 10_000)
  text: string;

  @IsString()
  @Length(1, 7)
  seen: string;
}

/** What a title is called in other languages, beside its French, and what the house says of it. */
@Controller('titles/:titleVersionId')
export class TextsPages {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly texts: TextsQueries,
    private readonly writeTexts: WriteTexts,
    private readonly writePresentation: WritePresentation,
    private readonly readers: Readers,
  ) {}

  @Get('texts/:language')
  @Can('competence-blocks.manage-titles')
  @Page()
  async see(
    @Param() path: TextsPath,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.readers.show(PAGE, await this.shown(path, actor), request, reply);
  }

  @Post('texts/:language')
  @Can('competence-blocks.manage-titles')
  @Page()
  async write(
    @Param() path: TextsPath,
    @Body() form: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { titleVersionId, language } = path;
    await this.titles.detail(titleVersionId, actor);
    const texts = textsIn(form);
    const section = typeof form['section'] === 'string' ? form['section'] : '';
    const tooLong = tooLongIn(texts);
    const overtaken = tooLong.length > 0 ? [] : await this.keep(path, texts, actor);
    if (tooLong.length + overtaken.length > 0) {
      const shown = await this.shown(path, actor, { section, texts, overtaken, tooLong });
      const page = await this.readers.show(PAGE, shown, request, reply);
      await reply.status(tooLong.length > 0 ? 400 : 409).send(page);
      return;
    }
    const place = /^\w{1,20}$/.test(section) ? `#section-${section}` : '';
    await goTo(reply, `/titles/${titleVersionId}/texts/${language}${place}`, { key: 'texts:done' });
  }

  @Get('presentation')
  @Can('competence-blocks.manage-titles')
  @Page()
  async presentation(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const title = await this.titles.detail(titleVersionId, actor);
    const { text, number } = await this.texts.presentation(title.code);
    const shown = { record: title, text, number, standing: null };
    return this.readers.show(PRESENTATION, shown, request, reply);
  }

  @Post('presentation')
  @Can('competence-blocks.manage-titles')
  @Page()
  async present(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Body() { text, seen }: PresentationForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const title = await this.titles.detail(titleVersionId, actor);
    const mine = text.replaceAll('\r\n', '\n').trim();
    try {
      await this.writePresentation.run({ titleVersionId, text: mine, seen: Number.parseInt(seen, 10) || 0 }, actor);
    } catch (error) {
      if (!(error instanceof TextsChangedMeanwhile)) throw error;
      const standing = await this.texts.presentation(title.code);
      const shown = { record: title, text: mine, number: standing.number, standing: standing.text };
      await reply.status(409).send(await this.readers.show(PRESENTATION, shown, request, reply));
      return;
    }
    await goTo(reply, `/titles/${titleVersionId}`, { key: 'texts:presentation.done' });
  }

  private async shown({ titleVersionId, language }: TextsPath, actor: Actor, returned?: SectionReturned) {
    const title = await this.titles.detail(titleVersionId, actor);
    return textsShown(title, language, await this.texts.sections(title, language), {
      actor,
      returned: returned ?? null,
    });
  }

  /** Keeps the texts; answers the places that somebody else changed meanwhile. */
  private async keep(
    { titleVersionId, language }: { titleVersionId: string; language: OtherLanguage },
    texts: SectionReturned['texts'],
    actor: Actor,
  ): Promise<string[]> {
    try {
      await this.writeTexts.run({ titleVersionId, language, texts }, actor);
      return [];
    } catch (error) {
      if (error instanceof TextsChangedMeanwhile) return error.places;
      throw error;
    }
  }
}
