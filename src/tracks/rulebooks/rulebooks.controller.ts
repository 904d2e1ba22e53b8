import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ActivateRulebook } from './activate-rulebook.use-case.js';
import { DraftRulebook } from './draft-rulebook.use-case.js';
import { RetireRulebook } from './retire-rulebook.use-case.js';
import { ReviseRulebook } from './revise-rulebook.use-case.js';
import { DraftRulebookBody, ReviseRulebookBody, RulebookVersion, WrittenRulebook } from './rulebook.dto.js';
import { RulebooksQueries } from './rulebooks.queries.js';

@Controller('api/rulebooks')
export class RulebooksController {
  constructor(
    private readonly draftRulebook: DraftRulebook,
    private readonly reviseRulebook: ReviseRulebook,
    private readonly activateRulebook: ActivateRulebook,
    private readonly retireRulebook: RetireRulebook,
    private readonly rulebooks: RulebooksQueries,
  ) {}

  @Post()
  @Can('tracks.manage-rulebooks')
  @Answers(201, WrittenRulebook)
  @Operation('Draft a rulebook', { 400: ['tracks.rulebook-invalid'] })
  draft(@Body() body: DraftRulebookBody, @CurrentActor() actor: Actor) {
    return this.draftRulebook.run(body, actor);
  }

  @Get()
  @Can('tracks.see-rulebooks')
  @Answers(200, [RulebookVersion])
  @Operation('List the rulebooks')
  list(@CurrentActor() actor: Actor) {
    return this.rulebooks.listFor(actor);
  }

  @Get(':rulebookId')
  @Can('tracks.see-rulebooks')
  @Answers(200, RulebookVersion)
  @Operation('See a rulebook with its numbers', { 404: ['tracks.rulebook-unknown'] })
  see(@Param('rulebookId', ParseUUIDPipe) rulebookId: string, @CurrentActor() actor: Actor) {
    return this.rulebooks.rulebookFor(actor, rulebookId);
  }

  @Put(':rulebookId')
  @Can('tracks.manage-rulebooks')
  @Answers(200, WrittenRulebook)
  @Operation('Revise the numbers of a draft rulebook', {
    400: ['tracks.rulebook-invalid'],
    404: ['tracks.rulebook-unknown'],
    409: ['tracks.rulebook-revised-meanwhile'],
    422: ['tracks.rulebook-fixed'],
  })
  revise(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @Body() { numbers, revision }: ReviseRulebookBody,
    @CurrentActor() actor: Actor,
  ) {
    const seen = revision !== undefined && { revision };
    return this.reviseRulebook.run({ rulebookId, numbers, ...seen }, actor);
  }

  @Post(':rulebookId/activation')
  @Can('tracks.manage-rulebooks')
  @Answers(201, WrittenRulebook)
  @Operation('Activate a rulebook', { 404: ['tracks.rulebook-unknown'], 422: ['tracks.rulebook-fixed'] })
  activate(@Param('rulebookId', ParseUUIDPipe) rulebookId: string, @CurrentActor() actor: Actor) {
    return this.activateRulebook.run({ rulebookId }, actor);
  }

  @Post(':rulebookId/retirement')
  @Can('tracks.manage-rulebooks')
  @Answers(201, WrittenRulebook)
  @Operation('Retire a rulebook', { 404: ['tracks.rulebook-unknown'], 422: ['tracks.rulebook-fixed'] })
  retire(@Param('rulebookId', ParseUUIDPipe) rulebookId: string, @CurrentActor() actor: Actor) {
    return this.retireRulebook.run({ rulebookId }, actor);
  }
}
