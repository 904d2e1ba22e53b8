import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { mayDraft } from '../titles/titles.rules.js';
import type { EntrySearch } from './catalogue-search.js';
import { CatalogueQueries } from './catalogue.queries.js';
import { DraftEntry } from './draft-entry.use-case.js';
import { ReadingsQueries } from './readings.queries.js';
import { registerShown, registerTitleShown } from './register-shown.js';
import { RegisterPageQuery } from './register-forms.dto.js';

const ROWS = 50;

/** The public register as it was read last: searched, and one title of it on the way to a draft. */
@Controller('register')
export class RegisterPages {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly readings: ReadingsQueries,
    private readonly draftEntry: DraftEntry,
    private readonly readers: Readers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('competence-blocks.manage-titles')
  @Page()
  async search(
    @Query() asked: RegisterPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.catalogue.search(searchOf(asked));
    const read = {
      latest: await this.readings.latest(),
      count: await this.catalogue.count(),
      today: await this.today(),
    };
    const shown = registerShown(found, asked, read);
    return this.readers.show('competence-blocks/pages/register', shown, request, reply);
  }

  @Get(':code')
  @Can('competence-blocks.manage-titles')
  @Page()
  async see(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const title = await this.catalogue.title(code);
    const shown = registerTitleShown(title, mayDraft(title), await this.today());
    return this.readers.show('competence-blocks/pages/register-title', shown, request, reply);
  }

  @Post(':code/draft')
  @Can('competence-blocks.manage-titles')
  async draft(@Param('code') code: string, @CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const { titleVersionId, outcome } = await this.draftEntry.run({ code }, actor);
    await goTo(reply, `/titles/${titleVersionId}`, { key: `titles:import.done.${outcome}` });
  }

  /** The register is read by the calendar of Paris. */
  private async today(): Promise<string> {
    return dayOf(await this.clock.now(), 'Europe/Paris');
  }
}

function searchOf({ q, certifier, level, directory, active, after }: RegisterPageQuery): EntrySearch {
  return {
    q,
    certifier,
    size: ROWS,
    ...(level && { level: Number(level) }),
    ...(directory && { directory }),
    ...(active && { active: active === 'true' }),
    ...(after && { after }),
  };
}
