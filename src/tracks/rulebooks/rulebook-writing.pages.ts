import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { RulebookFixed, RulebookInvalid, RulebookRevisedMeanwhile } from '../tracks.errors.js';
import { DraftRulebook } from './draft-rulebook.use-case.js';
import { ReviseRulebook } from './revise-rulebook.use-case.js';
import { numbersIn, saidIn } from './rulebook-form.js';
import { rulebookFormShown, type RulebookReturned, type RulebookStart } from './rulebook-shown.js';
import { RULEBOOK_DEFAULTS } from './rulebook.types.js';
import { NewRulebookQuery } from './rulebooks.pages.js';
import { RulebooksQueries } from './rulebooks.queries.js';

type Form = Record<string, unknown>;

/** The numbers of a rulebook written on pages: of a new version, or of a draft. */
@Controller('rulebooks')
export class RulebookWritingPages {
  constructor(
    private readonly rulebooks: RulebooksQueries,
    private readonly draftRulebook: DraftRulebook,
    private readonly reviseRulebook: ReviseRulebook,
    private readonly readers: Readers,
  ) {}

  @Get('new')
  @Can('tracks.manage-rulebooks')
  @Page()
  async blank(
    @Query() { from }: NewRulebookQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const model = from ? await this.rulebooks.rulebookFor(actor, from) : null;
    const numbers = { ...RULEBOOK_DEFAULTS, ...model?.numbers };
    const shown = rulebookFormShown({ id: null, name: model?.name ?? '', revision: 0, numbers });
    return this.readers.show('tracks/pages/rulebook-form', shown, request, reply);
  }

  @Post()
  @Can('tracks.manage-rulebooks')
  @Page()
  async draft(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = nameIn(form);
    const start = { id: null, name, revision: 0, numbers: RULEBOOK_DEFAULTS };
    await this.keep({ form, start, request, reply }, async () => {
      const { rulebookId } = await this.draftRulebook.run({ name, numbers: numbersIn(form) }, actor);
      await goTo(reply, `/rulebooks/${rulebookId}`, { key: 'rulebooks:done.drafted' });
    });
  }

  @Get(':rulebookId/numbers')
  @Can('tracks.manage-rulebooks')
  @Page()
  async form(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = rulebookFormShown(await this.rulebooks.rulebookFor(actor, rulebookId));
    return this.readers.show('tracks/pages/rulebook-form', shown, request, reply);
  }

  @Post(':rulebookId/numbers')
  @Can('tracks.manage-rulebooks')
  @Page()
  async revise(
    @Param('rulebookId', ParseUUIDPipe) rulebookId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = await this.rulebooks.rulebookFor(actor, rulebookId);
    await this.keep({ form, start, request, reply }, async () => {
      const revision = Number.parseInt(String(form['revision']), 10) || 0;
      await this.reviseRulebook.run({ rulebookId, numbers: numbersIn(form), revision }, actor);
      await goTo(reply, `/rulebooks/${rulebookId}`, { key: 'rulebooks:done.revised' });
    });
  }

  /** Does the work; what is refused comes back on the page, with every number as it was written. */
  private async keep({ form, start, request, reply }: Keeping, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const why = refusalIn(error);
      if (!why) throw error;
      const { status, ...told } = why;
      const shown = rulebookFormShown(start, { said: saidIn(form), name: nameIn(form) || start.name, ...told });
      await reply.status(status).send(await this.readers.show('tracks/pages/rulebook-form', shown, request, reply));
    }
  }
}

interface Keeping {
  form: Form;
  start: RulebookStart;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Refusal = Pick<RulebookReturned, 'faults' | 'isOvertaken' | 'checks'> & { status: number };

function refusalIn(error: unknown): Refusal | null {
  const nothing = { faults: [], isOvertaken: false, checks: [] };
  if (error instanceof RulebookInvalid) return { ...nothing, faults: error.faults, status: 400 };
  if (error instanceof RulebookRevisedMeanwhile) return { ...nothing, isOvertaken: true, status: 409 };
  if (error instanceof RulebookFixed) return { ...nothing, checks: error.checks, status: 422 };
  return null;
}

function nameIn({ name }: Form): string {
  return typeof name === 'string' ? name.trim() : '';
}
