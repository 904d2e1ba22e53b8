import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ChooseClauses } from './choose-clauses.use-case.js';
import { MoveDecisionSeen, PageOfMovedLearners, PageOfMoves, PreparedMove, WholeMove } from './move-answers.dto.js';
import { MoveDecisionQueries } from './move-decision.queries.js';
import { MovedLearnersQueries } from './moved-learners.queries.js';
import {
  ClausesBody,
  clausesOf,
  groupAsked,
  MovedLearnersQuery,
  MovesQuery,
  PrepareMoveBody,
  targetAsked,
  TryMoveBody,
} from './moves.dto.js';
import { MovesQueries } from './moves.queries.js';
import { PrepareMove } from './prepare-move.use-case.js';

const TARGET_UNKNOWN = ['tracks.rulebook-unknown', 'tracks.design-unknown'];

@Controller('api/moves')
export class MovesController {
  constructor(
    private readonly moves: MovesQueries,
    private readonly learners: MovedLearnersQueries,
    private readonly decisions: MoveDecisionQueries,
    private readonly prepareMove: PrepareMove,
    private readonly chooseClauses: ChooseClauses,
  ) {}

  /** What the move would come to for the group, as far as a request can wait for; nothing is written. */
  @Post('decision')
  @HttpCode(200)
  @Can('tracks.move-learners')
  @Answers(200, MoveDecisionSeen)
  @Operation('Tell what a move would do to a group of learners', { 404: TARGET_UNKNOWN })
  try(@Body() body: TryMoveBody) {
    return this.decisions.of(groupAsked(body), targetAsked(body), clausesOf(body.clauses));
  }

  @Post()
  @Can('tracks.move-learners')
  @Answers(201, PreparedMove)
  @Operation('Prepare a move of learners and its preview', { 404: TARGET_UNKNOWN, 422: ['tracks.not-movable'] })
  prepare(@Body() body: PrepareMoveBody, @CurrentActor() actor: Actor) {
    const asked = { group: groupAsked(body), target: targetAsked(body), clauses: clausesOf(body.clauses) };
    return this.prepareMove.run({ ...asked, reason: body.reason }, actor);
  }

  @Get()
  @Can('tracks.move-learners')
  @Answers(200, PageOfMoves)
  @Operation('List the moves of learners, the latest first')
  list(@Query() query: MovesQuery) {
    return this.moves.list(query);
  }

  @Get(':moveId')
  @Can('tracks.move-learners')
  @Answers(200, WholeMove)
  @Operation('See a move with what it does, counted', { 404: ['tracks.move-unknown'] })
  async see(@Param('moveId', ParseUUIDPipe) moveId: string) {
    const move = await this.moves.move(moveId);
    return { ...move, counts: await this.moves.counts(move) };
  }

  @Get(':moveId/learners')
  @Can('tracks.move-learners')
  @Answers(200, PageOfMovedLearners)
  @Operation('List the learners of a move, each with what it does', { 404: ['tracks.move-unknown'] })
  async seeLearners(@Param('moveId', ParseUUIDPipe) moveId: string, @Query() search: MovedLearnersQuery) {
    return this.learners.list(await this.moves.move(moveId), search);
  }

  @Put(':moveId/clauses')
  @HttpCode(204)
  @Can('tracks.move-learners')
  @Answers(204)
  @Operation('Choose whom a move leaves where they are', { 404: ['tracks.move-unknown'], 422: ['tracks.not-movable'] })
  choose(@Param('moveId', ParseUUIDPipe) moveId: string, @Body() body: ClausesBody) {
    return this.chooseClauses.run({ moveId, clauses: clausesOf(body) });
  }
}
