import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { EnrolmentNotFound } from '../mentors.errors.js';
import { type Form, wishIn } from './assignment-form.js';
import { MentorOfTrackQueries } from './mentor-of-track.queries.js';
import { TellWish } from './tell-wish.use-case.js';

/** For a learner: who accompanies me, since when somebody is looked for, what I ask of a mentor. */
@Controller('my-mentor')
export class MyMentorPages {
  constructor(
    private readonly tracks: MentorOfTrackQueries,
    private readonly tellWish: TellWish,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.see-own-mentor')
  @Page()
  see(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, { request, reply }, null);
  }

  @Post()
  @Can('mentors.see-own-mentor')
  @Page()
  async wish(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const enrolmentId = await this.tracks.trackOf(actor.id);
      if (!enrolmentId) throw new EnrolmentNotFound(actor.id);
      const { languages, asksForArrangement } = await wishIn(form);
      await this.tellWish.run({ enrolmentId, languages, asksForArrangement }, actor);
      await goTo(reply, '/my-mentor', { key: 'mentors:done.wish' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) => this.page(actor, { request, reply }, refusal));
    }
  }

  private async page(
    { id }: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    refusal: Refusal | null,
  ): Promise<string> {
    const enrolmentId = await this.tracks.trackOf(id);
    const seen = enrolmentId && (await this.tracks.of(enrolmentId));
    return this.readers.show('mentors/pages/my-mentor', { seen: seen || null, refusal }, request, reply);
  }
}
