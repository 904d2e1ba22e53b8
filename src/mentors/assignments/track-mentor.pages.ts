import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { dayIn, type Form, handOverIn, wishIn } from './assignment-form.js';
import { ProposalsQuery } from './assignments.dto.js';
import { HandOver } from './hand-over.use-case.js';
import { MentorOfTrackQueries } from './mentor-of-track.queries.js';
import { ProposalsQueries } from './proposals.queries.js';
import { TellWish } from './tell-wish.use-case.js';

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** The mentor of one track: who it is, who could be the next, and what they are told. */
@Controller('tracks/:enrolmentId/mentor')
export class TrackMentorPages {
  constructor(
    private readonly tracks: MentorOfTrackQueries,
    private readonly proposals: ProposalsQueries,
    private readonly handOver: HandOver,
    private readonly tellWish: TellWish,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.assign-mentor')
  @Page()
  see(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { fromOn }: ProposalsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(enrolmentId, { ...(fromOn && { fromOn }) }, { request, reply });
  }

  @Post()
  @Can('mentors.assign-mentor')
  @Page()
  async assign(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { mentorId, fromOn, note = null } = await handOverIn(form);
      await this.handOver.run({ enrolmentId, mentorId, fromOn, note }, actor);
      await goTo(reply, `/tracks/${enrolmentId}`, { key: 'mentors:done.assigned' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.page(enrolmentId, form, { request, reply }, refusal),
      );
    }
  }

  @Post('wish')
  @Can('mentors.assign-mentor')
  @Page()
  async wish(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { languages, asksForArrangement } = await wishIn(form);
      await this.tellWish.run({ enrolmentId, languages, asksForArrangement }, actor);
      await goTo(reply, `/tracks/${enrolmentId}/mentor`, { key: 'mentors:done.wish' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) => this.page(enrolmentId, {}, { request, reply }, refusal));
    }
  }

  private async page(
    enrolmentId: string,
    form: Form,
    { request, reply }: Exchange,
    refusal: Refusal | null = null,
  ): Promise<string> {
    const seen = await this.tracks.of(enrolmentId);
    const { fromOn, proposals } = await this.proposals.of([enrolmentId], dayIn(form));
    const candidates = (proposals[0]?.candidates ?? []).filter(({ mentorId }) => mentorId !== seen.present?.mentorId);
    const chosen = form['mentorId'] ?? proposals[0]?.mentorId ?? null;
    const shown = { ...seen, fromOn, candidates, chosen, note: form['note'] ?? '', refusal };
    return this.readers.show('mentors/pages/track-mentor', shown, request, reply);
  }
}
