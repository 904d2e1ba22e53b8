import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ImportedTitleAnswer } from '../rncp/imports.dto.js';
import { CatalogueQueries } from './catalogue.queries.js';
import { DraftCodesBody, DraftedCodeAnswer } from './drafts.dto.js';
import { DraftEntries } from './draft-entries.use-case.js';
import { DraftEntry } from './draft-entry.use-case.js';
import { RegisterPageAnswer, RegisterSearchQuery, RegisterTitleAnswer } from './register.dto.js';

/** The public register as the house has read it last. */
@Controller('api/register/titles')
export class RegisterController {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly draftEntry: DraftEntry,
    private readonly draftEntries: DraftEntries,
  ) {}

  @Get()
  @Can('competence-blocks.manage-titles')
  @Answers(200, RegisterPageAnswer)
  @Operation('Find titles of the public register by code, words, level or certifier, one page at a time')
  search(@Query() { active, ...search }: RegisterSearchQuery) {
    return this.catalogue.search({ ...search, ...(active && { active: active === 'true' }) });
  }

  @Get(':code')
  @Can('competence-blocks.manage-titles')
  @Answers(200, RegisterTitleAnswer)
  @Operation('See a title of the public register with its blocks, and whether the house has drafted it', {
    404: ['competence-blocks.register-title-unknown'],
  })
  one(@Param('code') code: string) {
    return this.catalogue.title(code);
  }

  @Post('drafts')
  @Can('competence-blocks.manage-titles')
  @Answers(201, [DraftedCodeAnswer])
  @Operation('Draft several titles from the public register as it was read last, at most 100: what became of each', {
    409: ['competence-blocks.import-under-way'],
  })
  draftThem(@Body() { codes }: DraftCodesBody, @CurrentActor() actor: Actor) {
    return this.draftEntries.run({ codes }, actor);
  }

  @Post(':code/draft')
  @Can('competence-blocks.manage-titles')
  @Answers(201, ImportedTitleAnswer)
  @Operation('Draft a title from the public register as it was read last', {
    404: ['competence-blocks.register-title-unknown'],
    409: ['competence-blocks.import-under-way'],
    422: ['competence-blocks.register-title-not-draftable'],
  })
  draft(@Param('code') code: string, @CurrentActor() actor: Actor) {
    return this.draftEntry.run({ code }, actor);
  }
}
