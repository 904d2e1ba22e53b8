import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { dayIn, type Form, pairsIn } from './assignment-form.js';
import { ProposalsQuery } from './assignments.dto.js';
import type { Pair } from './assignments.types.js';
import { MentorOfTrackQueries } from './mentor-of-track.queries.js';
import { type Proposal, ProposalsQueries } from './proposals.queries.js';
import { PublishRound } from './publish-round.use-case.js';
import { WaitingQueries } from './waiting.queries.js';

const MOST_SHOWN = 200;

/** Who waits for a mentor; whom the house proposes, reviewed and published at once. */
@Controller('mentors')
export class WaitingPages {
  constructor(
    private readonly waiting: WaitingQueries,
    private readonly proposals: ProposalsQueries,
    private readonly publishRound: PublishRound,
    private readonly tracks: MentorOfTrackQueries,
    private readonly readers: Readers,
  ) {}

  @Get('waiting')
  @Can('mentors.assign-mentor')
  @Page()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const shown = { learners: await this.waiting.all(MOST_SHOWN), count: await this.waiting.count() };
    return this.readers.show('mentors/pages/waiting', shown, request, reply);
  }

  @Get('proposals')
  @Can('mentors.assign-mentor')
  @Page()
  async propose(
    @Query() { fromOn }: ProposalsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = proposalsShown(await this.proposals.of(null, fromOn), null);
    return this.readers.show('mentors/pages/proposals', shown, request, reply);
  }

  @Post('proposals')
  @Can('mentors.assign-mentor')
  @Page()
  async publish(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const chosen = pairsIn(form);
    const found = await this.proposals.of(null, dayIn(form));
    if (form['step'] === 'publish' && chosen.length > 0) {
      const { roundId } = await this.publishRound.run({ fromOn: found.fromOn, pairs: chosen }, actor);
      await goTo(reply, `/mentors/rounds/${roundId}`);
      return;
    }
    const shown = proposalsShown(found, chosen);
    await sendPage(reply, await this.readers.show('mentors/pages/proposals', shown, request, reply));
  }

  @Get('rounds/:roundId')
  @Can('mentors.assign-mentor')
  @Page()
  async round(
    @Param('roundId', ParseUUIDPipe) roundId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const round = await this.tracks.round(roundId);
    const assigned = round.lines.filter(({ assignmentId }) => assignmentId !== null).length;
    const shown = { ...round, assigned, refused: round.lines.length - assigned };
    return this.readers.show('mentors/pages/round', shown, request, reply);
  }
}

/** Each learner with the mentor that is chosen: by the reader, or by the house. */
function proposalsShown({ fromOn, proposals }: { fromOn: string; proposals: Proposal[] }, chosen: Pair[] | null) {
  const choices = chosen && new Map(chosen.map(({ enrolmentId, mentorId }) => [enrolmentId, mentorId]));
  const rows = proposals.map(({ learner, mentorId, candidates }) => {
    const choice = choices ? (choices.get(learner.enrolmentId) ?? null) : mentorId;
    return { learner, choice, candidates, pair: candidates.find((one) => one.mentorId === choice) ?? null };
  });
  return { fromOn, rows, proposed: rows.filter(({ choice }) => choice !== null).length };
}
