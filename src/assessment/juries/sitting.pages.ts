import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { CaseUnknown } from '../assessment.errors.js';
import { mayRecordFor } from '../assessment.policy.js';
import { DeclareConflict } from './declare-conflict.use-case.js';
import { DELIBERATION, isOpen } from './deliberation.rules.js';
import { Deliberate } from './deliberate.use-case.js';
import { type CaseDetail, JuryDetails } from './jury-detail.queries.js';
import { deliberationOf, type Form, presencesOf, tieOf } from './jury-forms.js';
import { JuryPageQueries } from './jury-page.queries.js';
import { caseTone } from './jury-tones.js';
import { ATTENDANCES } from './jury.types.js';
import { RecordHearing } from './record-hearing.use-case.js';
import { RecordPresences } from './record-presences.use-case.js';

/** What a jury does on its day: who is there, who steps aside, who is heard, what is decided. */
@Controller('juries/:juryId')
export class SittingPages {
  constructor(
    private readonly juries: JuryPageQueries,
    private readonly details: JuryDetails,
    private readonly recordPresences: RecordPresences,
    private readonly declareConflict: DeclareConflict,
    private readonly recordHearing: RecordHearing,
    private readonly deliberate: Deliberate,
    private readonly readers: Readers,
  ) {}

  @Post('presences')
  @Can('assessment.deliberate')
  async present(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { memberIds } = await presencesOf(form);
    await this.recordPresences.run({ juryId, memberIds }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.present', facts: { count: memberIds.length } });
  }

  @Post('ties')
  @Can('assessment.declare-conflict')
  async declare(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { caseId, kind, reason } = await tieOf(form);
    const { stepsAside } = await this.declareConflict.run({ juryId, caseId, kind, reason }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: `juries:done.${stepsAside ? 'steps-aside' : 'no-tie'}` });
  }

  @Get('cases/:caseId')
  @Can('assessment.see-juries')
  @Page()
  async case(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { jury, blocks } = await this.juries.of(juryId, actor);
    const detail = await this.details.case(caseId, actor);
    const onPage = blocks.get(caseId);
    if (!onPage) throw new CaseUnknown(caseId);
    const shown = { jury, blocks: onPage, ...caseShown(detail, actor) };
    return this.readers.show('assessment/pages/jury-case', shown, request, reply);
  }

  @Post('cases/:caseId/hearing')
  @Can('assessment.deliberate')
  async hear(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.recordHearing.run({ caseId }, actor);
    await goTo(reply, `/juries/${juryId}/cases/${caseId}`, { key: 'juries:done.heard' });
  }

  @Post('cases/:caseId/deliberation')
  @Can('assessment.deliberate')
  async decide(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { blocks: known } = await this.details.case(caseId, actor);
    const { attendance, reason, blocks } = await deliberationOf(form, known);
    const { notifyByOn } = await this.deliberate.run({ caseId, attendance, reason, blocks }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.deliberated', facts: { notifyByOn } });
  }
}

const NEEDED_TO_EXCUSE: string[] = [DELIBERATION.dayCome, DELIBERATION.caseOpen, DELIBERATION.rollCalled].map(
  ({ code }) => code,
);

/** Who decides, what stands in the way, and which attendances may be recorded now. */
function caseShown({ juryCase, panel, decision }: CaseDetail, actor: Actor) {
  const open = unmet(decision);
  const mayExcuse = open.every(({ code }) => !NEEDED_TO_EXCUSE.includes(code));
  const possible = decision.allowed ? [...ATTENDANCES] : mayExcuse ? ['excused'] : [];
  const mayRecord = mayRecordFor(
    actor,
    panel.map(({ memberId }) => memberId),
  );
  return {
    juryCase,
    caseTone: caseTone(juryCase),
    panel: panel.map(({ fullName }) => fullName),
    unmet: open,
    attendances: mayRecord ? possible : [],
    mayRecord,
    isOpen: isOpen(juryCase.state),
    canHear: mayRecord && decision.allowed && juryCase.state === 'convened',
    isHeard: juryCase.state === 'heard',
    as: hasRole(actor, 'officer') ? 'officer' : 'jury',
  };
}
