import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { ConveneJury } from './convene-jury.use-case.js';
import { JuriesQuery, ReadyLearnersQuery } from './juries.dto.js';
import { JuriesQueries, type ReadyLearner } from './juries.queries.js';
import { convocationOf, type Form } from './jury-forms.js';
import { JuryMembersQueries } from './jury-members.queries.js';
import { JURY_TONES } from './jury-tones.js';
import { JURY_MODES } from './jury.types.js';

/** The juries with what is due around them, and the form that convenes one. */
@Controller('juries')
export class JuriesPages {
  constructor(
    private readonly juries: JuriesQueries,
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
      ready: isOfficer ? await this.juries.ready(null) : [],
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
    const ready = await this.juries.ready(null);
    const titles = titlesOf(ready);
    const title = titles.find(({ id }) => id === titleVersionId) ?? titles[0] ?? null;
    const { zone } = await this.readers.of(request);
    const shown = {
      chosenTitle: title,
      titles: titles.filter(({ id }) => id !== title?.id),
      candidates: ready.filter((one) => one.titleVersionId === title?.id),
      members: title ? await this.members.list(title.code) : [],
      modes: JURY_MODES,
      zone,
    };
    return this.readers.show('assessment/pages/jury-new', shown, request, reply);
  }

  @Post()
  @Can('assessment.convene-jury')
  async convene(@Body() form: Form, @CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const { juryId, number } = await this.conveneJury.run(await convocationOf(form), actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.convened', facts: { number } });
  }
}

/** The titles that somebody is ready for. */
function titlesOf(ready: readonly ReadyLearner[]): { id: string; code: string }[] {
  return [...new Map(ready.map(({ titleVersionId: id, titleCode: code }) => [id, { id, code }])).values()];
}
