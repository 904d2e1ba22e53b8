import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf, Environment } from '../../../config/environment.js';
import { Can } from '../../identity/index.js';
import { CurrentActor, Public } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { CalendarUnknown } from '../sessions.errors.js';
import { CalendarAddresses } from './calendar-addresses.js';
import { FeedQueries } from './feed.queries.js';

/** What an address ends with, 32 random bytes, as programs for calendars like to see it. */
const FILE = /^([\w-]{43})\.ics$/;

/** The sessions of a person in their own calendar: its private address, and what is read there. */
@Controller()
export class CalendarPages {
  constructor(
    private readonly addresses: CalendarAddresses,
    private readonly feed: FeedQueries,
    private readonly readers: Readers,
    private readonly environment: Environment,
  ) {}

  @Get('sessions/calendar')
  @Can('sessions.book-session')
  @Page()
  async see(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = { madeAt: await this.addresses.madeAt(actor) };
    return this.readers.show('sessions/pages/calendar', shown, request, reply);
  }

  /** The address is shown in the answer itself, once. */
  @Post('sessions/calendar')
  @Can('sessions.book-session')
  @Page()
  async make(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const address = addressOf(this.environment, await this.addresses.make(actor));
    const shown = { address, madeAt: await this.addresses.madeAt(actor) };
    void reply.header('cache-control', 'no-store');
    return this.readers.show('sessions/pages/calendar', shown, request, reply);
  }

  @Post('sessions/calendar/withdrawal')
  @Can('sessions.book-session')
  @Page()
  async withdraw(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.addresses.withdraw(actor);
    await goTo(reply, '/sessions/calendar', { key: 'sessions:calendar.withdrawn' });
  }

  @Get('calendar/:file')
  @Public()
  async read(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [, secret = ''] = FILE.exec(file) ?? [];
    const calendar = secret && (await this.feed.feedOf(secret));
    if (!calendar) throw new CalendarUnknown();
    void reply.headers({ etag: calendar.tag, 'cache-control': 'private, no-cache' });
    const isKnown = request.headers['if-none-match'] === calendar.tag;
    if (isKnown) await reply.status(304).send();
    else await reply.type('text/calendar; charset=utf-8').send(calendar.text());
  }
}
