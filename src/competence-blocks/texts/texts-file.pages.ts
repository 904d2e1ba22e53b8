import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { piecesOf, withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { TextsFileWrong } from '../competence-blocks.errors.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import { MOST_TEXT_BYTES, TakeTextsFile } from './take-texts-file.use-case.js';
import { TextsPath } from './texts.dto.js';
import { TextsQueries } from './texts.queries.js';
import { textsShown } from './texts-shown.js';

/** The texts of a title as a file that goes to a translator and comes back. */
@Controller('titles/:titleVersionId/texts/:language')
export class TextsFilePages {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly texts: TextsQueries,
    private readonly takeTextsFile: TakeTextsFile,
    private readonly readers: Readers,
  ) {}

  @Get('texts.csv')
  @Can('competence-blocks.manage-titles')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('cache-control', 'no-store')
  async file(
    @Param() { titleVersionId, language }: TextsPath,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { code } = await this.titles.detail(titleVersionId, actor);
    void reply.header('content-disposition', `attachment; filename="${code}-${language}.csv"`);
    return this.takeTextsFile.file(titleVersionId, language);
  }

  @Post('file')
  @Can('competence-blocks.manage-titles')
  @Page()
  async take(
    @Param() { titleVersionId, language }: TextsPath,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await withUpload(request, { field: 'file', maxBytes: MOST_TEXT_BYTES }, (upload) =>
        this.takeTextsFile.run({ titleVersionId, language, bytes: piecesOf(upload) }, actor),
      );
    } catch (error) {
      if (!(error instanceof TextsFileWrong)) throw error;
      const title = await this.titles.detail(titleVersionId, actor);
      const sections = await this.texts.sections(title, language);
      const shown = textsShown(title, language, sections, { actor, faults: error.faults });
      const page = await this.readers.show('competence-blocks/pages/texts', shown, request, reply);
      await reply.status(400).send(page);
      return;
    }
    await goTo(reply, `/titles/${titleVersionId}/texts/${language}`, { key: 'texts:done' });
  }
}
