import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from '../../../config/environment.js';
import { Public } from '../../platform/http/doors.js';
import { languageInPath, type Language } from '../../platform/web/locale.js';
import { PublicPages } from '../../platform/web/public-pages.js';
import { Readers } from '../../platform/web/readers.js';
import { pathIn, pathsOf, publishedAs } from './addresses.js';
import { CatalogueQuery } from './catalogue.dto.js';
import { CatalogueQueries } from './catalogue.queries.js';
import { catalogueShown, catalogueTitleShown } from './catalogue-shown.js';
import { linkedDataOf } from './linked-data.js';

/** The titles of the house for everybody, in the language that the address names. */
@Controller(['fr/catalogue', 'en/catalogue', 'es/catalogue'])
export class CataloguePages {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly pages: PublicPages,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  list(@Query() query: CatalogueQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.send(request, reply, () => this.listFor(languageOf(request), query));
  }

  @Get(':code')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  see(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.send(request, reply, () => this.titleFor(languageOf(request), code));
  }

  private async listFor(language: Language, { q = '', level = '' }: CatalogueQuery): Promise<string> {
    const asked = { q: q.trim(), level: level ? Number(level) : null };
    const { all, found } = await this.catalogue.found(asked, language);
    const voice = await this.catalogue.voiceIn(language);
    const isIndexed = asked.q === '' && asked.level === null;
    const { environment } = this.catalogue;
    const published = publishedAs(environment, { language, isIndexed }, voice.t('catalogue:list.below'));
    const shown = catalogueShown({ all, found, asked, language }, published);
    const where = { language, path: pathIn(language), languages: pathsOf(), now: await this.catalogue.now() };
    return this.readers.showAll('homes/pages/catalogue', shown, where);
  }

  private async titleFor(language: Language, code: string): Promise<string> {
    const { title, outline, years, now, today } = await this.catalogue.title(code);
    const voice = await this.catalogue.voiceIn(language);
    const said = (french: string) => voice.official(french).text;
    const { environment } = this.catalogue;
    const body = environment.TRAINING_BODY_NAME;
    const description = said(title.presentation) || voice.t('catalogue:one.description', { name: said(title.name) });
    const address = addressOf(environment, pathIn(language, code));
    const linked = linkedDataOf({ title, outline, body, address, language, said });
    const published = publishedAs(environment, { language, code }, description, linked);
    const shown = { ...catalogueTitleShown(title, { outline, years, today, language }, published), body };
    const where = { language, path: pathIn(language, code), languages: pathsOf(code), now: now.toJSDate() };
    return this.readers.showAll('homes/pages/catalogue-title', shown, where);
  }
}

/** The catalogue without a language: on to that of the reader. */
@Controller('catalogue')
export class CatalogueDoor {
  constructor(private readonly readers: Readers) {}

  @Get()
  @Public()
  @Header('vary', 'accept-language, cookie')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send('', request, reply);
  }

  @Get(':code')
  @Public()
  @Header('vary', 'accept-language, cookie')
  async one(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(encodeURIComponent(code), request, reply);
  }

  private async send(code: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { language } = await this.readers.of(request);
    const [, query] = request.url.split('?');
    await reply.redirect(pathIn(language, code) + (query ? `?${query}` : ''), 302);
  }
}

function languageOf({ url }: FastifyRequest): Language {
  return languageInPath(url) ?? 'fr';
}
