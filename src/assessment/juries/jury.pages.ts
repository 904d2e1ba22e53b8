import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { IssueAward } from '../awards/issue-award.use-case.js';
import { type Form, sealOf } from './jury-forms.js';
import { JuryPageQueries } from './jury-page.queries.js';
import { juryShown } from './jury-shown.js';
import { NotifyCandidates } from './notify-candidates.use-case.js';
import { SealMinutes } from './seal-minutes.use-case.js';
import { SignMinutes } from './sign-minutes.use-case.js';

/** One jury: who sits, the cases, and what follows from its minutes. */
@Controller('juries/:juryId')
export class JuryPages {
  constructor(
    private readonly juries: JuryPageQueries,
    private readonly sealMinutes: SealMinutes,
    private readonly signMinutes: SignMinutes,
    private readonly notifyCandidates: NotifyCandidates,
    private readonly issueAward: IssueAward,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-juries')
  @Page()
  async see(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = juryShown(await this.juries.of(juryId, actor));
    return this.readers.show('assessment/pages/jury', shown, request, reply);
  }

  @Post('minutes')
  @Can('assessment.deliberate')
  async seal(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { incidents } = await sealOf(form);
    const { number } = await this.sealMinutes.run({ juryId, ...(incidents && { incidents }) }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.sealed', facts: { number } });
  }

  @Post('signatures')
  @Can('assessment.sign-minutes')
  async sign(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.signMinutes.run({ juryId }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.signed' });
  }

  @Post('notification')
  @Can('assessment.convene-jury')
  async notify(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { candidates } = await this.notifyCandidates.run({ juryId }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.notified', facts: { count: candidates.length } });
  }

  @Post('cases/:caseId/award')
  @Can('assessment.issue-award')
  async award(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { number } = await this.issueAward.run({ caseId }, actor);
    await goTo(reply, `/juries/${juryId}`, { key: 'juries:done.awarded', facts: { number } });
  }
}
