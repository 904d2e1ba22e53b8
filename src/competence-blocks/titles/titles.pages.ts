import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { TextsQueries } from '../texts/texts.queries.js';
import { VersionPairs } from '../versions/version-pairs.js';
import { ActivateTitle } from './activate-title.use-case.js';
import { RetireTitle } from './retire-title.use-case.js';
import { TITLE_STATES, type TitleState } from './title.types.js';
import { titleShown, titlesShown } from './titles-shown.js';
import { TitlesQueries } from './titles.queries.js';
import { mayRetire } from './titles.rules.js';

const ROWS = 50;

export class TitlesPageQuery {
  /** A part of the name or of the certifier, or the beginning of the code. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q = '';

  @IsOptional()
  @IsIn([...TITLE_STATES, ''])
  state: TitleState | '' = '';

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Matches(/^(RNCP|RS)\d{1,5}\.\d{1,6}$/)
  after?: string;
}

/** The titles of the house, one of them with its versions and blocks, and its way from draft to retired. */
@Controller('titles')
export class TitlesPages {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly texts: TextsQueries,
    private readonly activateTitle: ActivateTitle,
    private readonly retireTitle: RetireTitle,
    private readonly versionPairs: VersionPairs,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.see-titles')
  @Page()
  async list(
    @Query() asked: TitlesPageQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { q, state, after } = asked;
    const search = { q: q.trim(), limit: ROWS, ...(state && { state }), ...(after && { after }) };
    const shown = titlesShown(await this.titles.list(search, actor), asked, actor);
    return this.readers.show('competence-blocks/pages/titles', shown, request, reply);
  }

  @Get(':titleVersionId')
  @Can('competence-blocks.see-titles')
  @Page()
  async see(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const title = await this.titles.detail(titleVersionId, actor);
    const versions = await this.titles.versionsOf(title.code, actor);
    const isToActivate = title.state === 'draft' && hasRole(actor, 'officer');
    const decision = isToActivate ? await this.titles.activationDecision(titleVersionId) : null;
    const texts = hasRole(actor, 'officer') ? await this.texts.overview(title) : null;
    const related = await this.versionPairs.relatedTo(titleVersionId, actor);
    const shown = { ...titleShown(title, versions, { actor, decision, texts }), related };
    return this.readers.show('competence-blocks/pages/title', shown, request, reply);
  }

  @Get(':titleVersionId/activation')
  @Can('competence-blocks.manage-titles')
  @Page()
  async beforeActivation(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const title = await this.titles.detail(titleVersionId, actor);
    const decision = await this.titles.activationDecision(titleVersionId);
    const uncurated = title.blocks.filter(({ curatedAt }) => curatedAt === null).map(({ code }) => code);
    const lossy = title.blocks.filter(({ coverage }) => !coverage.isWhole).map(({ code }) => code);
    const shown = { record: title, decision, step: 'activation', uncurated, lossy };
    return this.readers.show('competence-blocks/pages/title-step', shown, request, reply);
  }

  @Post(':titleVersionId/activation')
  @Can('competence-blocks.manage-titles')
  async activate(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.activateTitle.run({ titleVersionId }, actor);
    await goTo(reply, `/titles/${titleVersionId}`, { key: 'titles:step.activation.done' });
  }

  @Get(':titleVersionId/retirement')
  @Can('competence-blocks.manage-titles')
  @Page()
  async beforeRetirement(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const title = await this.titles.detail(titleVersionId, actor);
    const shown = { record: title, decision: mayRetire(title), step: 'retirement', uncurated: [], lossy: [] };
    return this.readers.show('competence-blocks/pages/title-step', shown, request, reply);
  }

  @Post(':titleVersionId/retirement')
  @Can('competence-blocks.manage-titles')
  async retire(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.retireTitle.run({ titleVersionId }, actor);
    await goTo(reply, `/titles/${titleVersionId}`, { key: 'titles:step.retirement.done' });
  }
}
