import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { ConveneJury } from './convene-jury.use-case.js';
import { JuriesQuery, ReadyLearnersQuery } from './juries.dto.js';
import { JuriesQueries } from './juries.queries.js';
import { convocationOf, filledIn, type Form } from './jury-forms.js';
import { JuryMembersQueries } from './jury-members.queries.js';
import { JURY_TONES } from './jury-tones.js';
import { JURY_MODES } from './jury.types.js';
import { ReadyLearners } from './ready-learners.queries.js';

const MOST_CANDIDATES = 100;

/** The juries with what is due around them, and the form that convenes one. */
@Controller('juries')
export class JuriesPages {
  constructor(
    private readonly juries: JuriesQueries,
    private readonly readyLearners: ReadyLearners,
    private readonly members: JuryMembersQueries,
    private readonly conveneJury: ConveneJury,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-juries')
  @Page()
  async list(
    @Query() search: JuriesQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const isOfficer = hasRole(actor, 'officer');
    const { rows, nextAfter } = await this.juries.list(search, actor);
    const shown = rows.map((row) => ({ ...row, juryTone: JURY_TONES[row.state] }));
    const page = {
      isOfficer,
      open: shown.filter(({ state }) => state !== 'sealed').toSorted((a, b) => +a.heldAt - +b.heldAt),
      sealed: shown.filter(({ state }) => state === 'sealed').toSorted((a, b) => +b.heldAt - +a.heldAt),
      ready: isOfficer ? await this.readyLearners.titles() : [],
      toNotify: isOfficer ? await this.juries.toNotify() : [],
      firstHref: search.after ? '/juries' : null,
      nextHref: nextAfter && `/juries?after=${nextAfter}`,
      count: rows.length,
    };
    return this.readers.show('assessment/pages/juries', page, request, reply);
  }

  @Get('new')
  @Can('assessment.convene-jury')
  @Page()
  async form(
    @Query() { titleVersionId }: ReadyLearnersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.formPage({ titleVersionId }, { request, reply });
  }

  @Post()
  @Can('assessment.convene-jury')
  async convene(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { juryId, number } = await this.conveneJury.run(await convocationOf(form), actor);
      await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.convened', facts: { number } });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) => this.formPage(form, { request, reply }, refusal));
    }
  }

  /** The form as it is filled in; nothing but the title is, to begin with. */
  private async formPage(
    filled: Form,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    refusal: Refusal | null = null,
  ): Promise<string> {
    const titles = await this.readyLearners.titles();
    const title = titles.find(({ titleVersionId: id }) => id === filled['titleVersionId']) ?? titles[0] ?? null;
    const { titleVersionId } = title ?? {};
    const { rows: candidates } = titleVersionId
      ? await this.readyLearners.list({ titleVersionId, size: MOST_CANDIDATES })
      : { rows: [] };
    const { zone } = await this.readers.of(request);
    const shown = {
      chosenTitle: title,
      titles: titles.filter((one) => one !== title),
      candidates,
      members: title ? await this.members.list(title.code) : [],
      modes: JURY_MODES,
      filled: filledIn(filled, { zone, candidates }),
      refusal,
    };
    return this.readers.show('assessment/pages/jury-new', shown, request, reply);
  }
}
