import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { ProfilePageQueries } from './profile-page.queries.js';

/** A mentor's own profile, under an address that is everybody's own. */
@Controller('profile')
export class OwnProfilePages {
  constructor(
    private readonly profiles: ProfilePageQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.see-own-profile')
  @Page()
  async own(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = { ...(await this.profiles.of(actor, actor.id)), refusal: null };
    return this.readers.show('mentors/pages/mentor', shown, request, reply);
  }
}
