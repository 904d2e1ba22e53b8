import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { SessionPageQueries } from './session-page.queries.js';
import { sessionShown } from './session-shown.js';

/** The sessions of a person, and one session: before, during and after. */
@Controller('sessions')
export class SessionsPages {
  constructor(
    private readonly sessions: SessionPageQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('sessions.book-session')
  @Page()
  async list(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = { ...(await this.sessions.listOf(actor)), me: actor.id };
    return this.readers.show('sessions/pages/list', shown, request, reply);
  }

  @Get(':sessionId')
  @Can('sessions.see-sessions')
  @Page()
  async one(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const session = await this.sessions.of(actor, sessionId);
    return this.readers.show('sessions/pages/session', sessionShown(session), request, reply);
  }
}
