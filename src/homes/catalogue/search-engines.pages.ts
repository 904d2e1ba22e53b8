import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf, Environment } from '../../../config/environment.js';
import { TitlesApi } from '../../competence-blocks/index.js';
import { Public } from '../../platform/http/doors.js';
import { LANGUAGES } from '../../platform/web/locale.js';
import { PublicPages } from '../../platform/web/public-pages.js';
import { alternatesOf, pathIn } from './addresses.js';

/** What search engines ask first: which pages are for everybody, and where they are. */
@Controller()
export class SearchEnginesPages {
  constructor(
    private readonly titles: TitlesApi,
    private readonly pages: PublicPages,
    private readonly environment: Environment,
  ) {}

  @Get('robots.txt')
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  async robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const open = ['/catalogue', ...LANGUAGES.map((language) => pathIn(language)), '/static/'];
    const lines = ['User-agent: *', 'Disallow: /', ...open.map((path) => `Allow: ${path}`)];
    const map = `Sitemap: ${addressOf(this.environment, '/sitemap.xml')}`;
    await this.pages.send(request, reply, () => Promise.resolve([...lines, map, ''].join('\n')));
  }

  @Get('sitemap.xml')
  @Public()
  @Header('content-type', 'application/xml; charset=utf-8')
  async map(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(request, reply, () => this.mapped());
  }

  private async mapped(): Promise<string> {
    const titles = await this.titles.publicTitlesByName();
    const pages = ['', ...titles.map(({ code }) => code)].flatMap((code) => this.entriesOf(code));
    const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
    return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${pages.join('\n')}\n</urlset>\n`;
  }

  /** A page in each of its languages; codes are letters and digits, so that nothing has to be escaped. */
  private entriesOf(code: string): string[] {
    const links = alternatesOf(this.environment, code)
      .map(({ hreflang, href }) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`)
      .join('');
    return LANGUAGES.map(
      (language) => `<url><loc>${addressOf(this.environment, pathIn(language, code))}</loc>${links}</url>`,
    );
  }
}
