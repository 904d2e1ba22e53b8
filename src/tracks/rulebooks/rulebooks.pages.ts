import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { ActivateRulebook } from './activate-rulebook.use-case.js';
import { RetireRulebook } from './retire-rulebook.use-case.js';
import { mayActivate, mayRetire } from './rulebook-states.rules.js';
import { comparisonShown, rulebookShown, rulebooksShown } from './rulebook-shown.js';
import { RulebooksQueries } from './rulebooks.queries.js';

export class ComparisonQuery {
  /** The rulebook to compare with. */
  @IsUUID()
  with: string;
}

export class NewRulebookQuery {
  /** The rulebook whose numbers the new one starts from. */
  @IsOptional()
  @IsUUID()
  from?: string;
}

/** The rulebooks: every number with its sentence, two versions side by side, and the way from draft to retired. */
@Controller('rulebooks')
export class RulebooksPages {
  constructor(
    private readonly rulebooks: RulebooksQueries,
    private readonly activateRulebook: ActivateRulebook,
    private readonly retireRulebook: RetireRulebook,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.see-rulebooks')
  @Page()
  async list(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = rulebooksShown(await this.rulebooks.linesFor(actor), actor);
    return this.readers.show('tracks/pages/rulebooks', shown, request, reply);
  }

  @Get(':rulebookId')
  @Can('tracks.see-rulebooks')
  @Page()
  async see(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.shown(rulebookId, actor);
    return this.readers.show('tracks/pages/rulebook', shown, request, reply);
  }

  @Get(':rulebookId/comparison')
  @Can('tracks.see-rulebooks')
  @Page()
  async compare(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @Query() { with: otherId }: ComparisonQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const rulebook = await this.rulebooks.rulebookFor(actor, rulebookId);
    const shown = comparisonShown(rulebook, await this.rulebooks.rulebookFor(actor, otherId));
    return this.readers.show('tracks/pages/rulebook-comparison', shown, request, reply);
  }

  @Get(':rulebookId/activation')
  @Can('tracks.manage-rulebooks')
  @Page()
  async beforeActivation(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.shown(rulebookId, actor);
    const shown = { ...seen, decision: mayActivate(seen.rulebook.state), step: 'activation' };
    return this.readers.show('tracks/pages/rulebook-step', shown, request, reply);
  }

  @Post(':rulebookId/activation')
  @Can('tracks.manage-rulebooks')
  async activate(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.activateRulebook.run({ rulebookId }, actor);
    await goTo(reply, `/rulebooks/${rulebookId}`, { key: 'rulebooks:step.activation.done' });
  }

  @Get(':rulebookId/retirement')
  @Can('tracks.manage-rulebooks')
  @Page()
  async beforeRetirement(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.shown(rulebookId, actor);
    const shown = { ...seen, decision: mayRetire(seen.rulebook.state), step: 'retirement' };
    return this.readers.show('tracks/pages/rulebook-step', shown, request, reply);
  }

  @Post(':rulebookId/retirement')
  @Can('tracks.manage-rulebooks')
  async retire(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.retireRulebook.run({ rulebookId }, actor);
    await goTo(reply, `/rulebooks/${rulebookId}`, { key: 'rulebooks:step.retirement.done' });
  }

  private async shown(rulebookId: string, actor: Actor) {
    const rulebook = await this.rulebooks.rulebookFor(actor, rulebookId);
    return rulebookShown(rulebook, await this.rulebooks.linesFor(actor), actor);
  }
}
