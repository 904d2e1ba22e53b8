import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { baseOf, comparisonShown } from './comparison-shown.js';
import { CorrespondencesQueries } from './correspondences.queries.js';
import { standingPairs } from './correspondence.rules.js';
import { changesBetween } from './version-changes.rules.js';
import { VersionPairs } from './version-pairs.js';

/** Two blocks that an officer chooses to look at together. */
export class ChosenBlocksQuery {
  @Matches(/^RNCP\d{3,5}BC\d{2}$/)
  from: string;

  @Matches(/^RNCP\d{3,5}BC\d{2}$/)
  to: string;
}

/** What changed between two versions, with the correspondences of their blocks beside. */
@Controller('titles/:titleVersionId/compare/:otherId')
export class ComparisonPages {
  constructor(
    private readonly versionPairs: VersionPairs,
    private readonly correspondences: CorrespondencesQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.see-titles')
  @Page()
  async see(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('otherId', ParseUUIDPipe) otherId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const pair = await this.versionPairs.of(titleVersionId, otherId, actor);
    const lines = await this.correspondences.between(pair);
    const changes = changesBetween(pair.from, pair.to, standingPairs(lines));
    const shown = comparisonShown({ pair, changes, lines, isOfficer: hasRole(actor, 'officer') });
    return this.readers.show('competence-blocks/pages/comparison', shown, request, reply);
  }

  @Get('blocks')
  @Can('competence-blocks.manage-titles')
  async choose(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('otherId', ParseUUIDPipe) otherId: string,
    @Query() { from, to }: ChosenBlocksQuery,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pair = await this.versionPairs.of(titleVersionId, otherId, actor);
    await goTo(reply, `${baseOf(pair)}/blocks/${from}/${to}`);
  }
}
