import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { SessionsApi } from '../../sessions/index.js';
import { TracksApi } from '../../tracks/index.js';
import { OpenContestsQueries } from '../contests/open-contests.queries.js';
import { AroundTrackQueries } from './around-track.queries.js';
import { trackShown } from './track-shown.js';

export class TrackPageQuery {
  /** One of the learner's enrolments; without it, the present one. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;
}

/** The first page of a learner. */
@Controller('track')
export class TrackPages {
  constructor(
    private readonly tracks: TracksApi,
    private readonly sessions: SessionsApi,
    private readonly around: AroundTrackQueries,
    private readonly contests: OpenContestsQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.see-own-track')
  @Page()
  async home(
    @Query() { enrolmentId }: TrackPageQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const track = await this.tracks.trackOfLearner(actor.id, enrolmentId ?? null);
    if (!track) return this.readers.show('homes/pages/no-track', {}, request, reply);
    const { enrolment, now, today } = track;
    const ahead = await this.sessions.aheadOf(enrolment.id, now);
    const missing = await this.tracks.missingOf(track);
    const around = { ...(await this.around.of(enrolment.id, today)), missing };
    const contests = await this.contests.of([enrolment.id]);
    const shown = { ...trackShown(track, ahead, around), contests };
    return this.readers.show('homes/pages/track', shown, request, reply);
  }
}
