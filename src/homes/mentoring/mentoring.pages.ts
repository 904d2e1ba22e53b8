import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { MentorHomeQueries } from './mentor-home.queries.js';
import { mentorShown } from './mentor-shown.js';

/** The first page of a mentor. */
@Controller('mentoring')
export class MentoringPages {
  constructor(
    private readonly homes: MentorHomeQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('sessions.see-mentor-home')
  @Page()
  async home(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.readers.show('homes/pages/mentoring', mentorShown(await this.homes.of(actor.id)), request, reply);
  }
}
