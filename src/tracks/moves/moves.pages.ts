import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { ChooseClauses } from './choose-clauses.use-case.js';
import { clausesAsked, fieldsIn, type Form, moveAsked } from './move-form.js';
import { MovePageQueries } from './move-page.queries.js';
import { MovePageQuery, MovesPageQuery, NewMoveQuery } from './move-pages.dto.js';
import { clausesOf, groupAsked, targetAsked } from './moves.dto.js';
import { movesShown, moveShown } from './moves-shown.js';
import { PrepareMove } from './prepare-move.use-case.js';

/** Moves of learners to other rules: begun, and looked at before and after. */
@Controller('moves')
export class MovesPages {
  constructor(
    private readonly pages: MovePageQueries,
    private readonly prepareMove: PrepareMove,
    private readonly chooseClauses: ChooseClauses,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.move-learners')
  @Page()
  async list(
    @Query() { after }: MovesPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = movesShown(await this.pages.list(after), after);
    return this.readers.show('tracks/pages/moves', shown, request, reply);
  }

  @Get('new')
  @Can('tracks.move-learners')
  @Page()
  async form(
    @Query() { toRulebookId, toDesignId, fromTitleVersionId, enrolmentId }: NewMoveQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const from = enrolmentId ? `enrolment:${enrolmentId}` : fromTitleVersionId ? `title:${fromTitleVersionId}` : '';
    const said = { from, toRulebookId: toRulebookId ?? '', toDesignId: toDesignId ?? '', reason: '' };
    return this.readers.show('tracks/pages/move-new', await this.pages.form(said), request, reply);
  }

  @Post()
  @Can('tracks.move-learners')
  @Page()
  async prepare(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const said = fieldsIn(form);
    try {
      const body = await moveAsked(said);
      const asked = { group: groupAsked(body), target: targetAsked(body), clauses: clausesOf(), reason: body.reason };
      const { moveId } = await this.prepareMove.run(asked, actor);
      await goTo(reply, `/moves/${moveId}`);
    } catch (error) {
      const shown = await this.pages.form(said);
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show('tracks/pages/move-new', { ...shown, refusal }, request, reply),
      );
    }
  }

  @Get(':moveId')
  @Can('tracks.move-learners')
  @Page()
  async see(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @Query() query: MovePageQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = moveShown({ ...(await this.pages.move(moveId, query, actor)), query });
    return this.readers.show('tracks/pages/move', shown, request, reply);
  }

  @Post(':moveId/clauses')
  @Can('tracks.move-learners')
  @Page()
  async choose(
    @Param('moveId', ParseUUIDPipe) moveId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.chooseClauses.run({ moveId, clauses: clausesOf(await clausesAsked(form)) });
      await goTo(reply, `/moves/${moveId}#clauses`, { key: 'moves:clauses.done' });
    } catch (error) {
      const query = new MovePageQuery();
      const shown = moveShown({ ...(await this.pages.move(moveId, query, actor)), query });
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show('tracks/pages/move', { ...shown, refusal }, request, reply),
      );
    }
  }
}
