import { Controller, Get, Header, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../config/environment.js';
import { Public } from '../platform/http/doors.js';
import { Page } from '../platform/web/page.js';
import { Readers } from '../platform/web/readers.js';
import { LettersQueries } from './letters.queries.js';
import { LetterUnknown } from './notifications.errors.js';

/** What mails look like, for who develops or tries the house; there is no mailbox in production. */
@Controller('mailbox')
export class MailboxPages {
  constructor(
    private readonly letters: LettersQueries,
    private readonly readers: Readers,
    private readonly environment: Environment,
  ) {}

  @Get()
  @Public()
  @Page()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.mustBeOpen();
    return this.readers.show('notifications/pages/mailbox', { letters: await this.letters.mailbox() }, request, reply);
  }

  @Get(':letterId')
  @Public()
  @Page()
  async one(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.mustBeOpen(letterId);
    const letter = await this.letters.one(letterId);
    return this.readers.show('notifications/pages/letter', letter, request, reply);
  }

  /** As the recipient's program shows it: its own style, and nothing that it could fetch or run. */
  @Get(':letterId/html')
  @Public()
  @Page()
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  async html(@Param('letterId', ParseUUIDPipe) letterId: string): Promise<string> {
    this.mustBeOpen(letterId);
    const { html } = await this.letters.one(letterId);
    if (html === null) throw new LetterUnknown(letterId);
    return html;
  }

  private mustBeOpen(letterId = ''): void {
    if (this.environment.NODE_ENV === 'production') throw new LetterUnknown(letterId);
  }
}
