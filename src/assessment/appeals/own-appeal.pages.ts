import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { appealOf, type Form } from '../juries/jury-forms.js';
import { LearnerCasesQueries } from '../juries/learner-cases.queries.js';
import { AppealsQueries } from './appeals.queries.js';
import { FileAppeal } from './file-appeal.use-case.js';

/** A candidate contests what a jury decided: what an appeal means, then its reason. */
@Controller('track/juries/:caseId/appeal')
export class OwnAppealPages {
  constructor(
    private readonly cases: LearnerCasesQueries,
    private readonly appeals: AppealsQueries,
    private readonly fileAppeal: FileAppeal,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-own-cases')
  @Page()
  async ask(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ caseId, form: {}, refusal: null }, actor, { request, reply });
  }

  @Post()
  @Can('assessment.see-own-cases')
  async file(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { reason } = await appealOf(form);
      await this.fileAppeal.run({ caseId, reason }, actor);
      await goTo(reply, `/track/juries/${caseId}`, { key: 'juries:appeal.done' });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) => this.page({ caseId, form, refusal }, actor, exchange));
    }
  }

  private async page(
    { caseId, form, refusal }: { caseId: string; form: Form; refusal: Refusal | null },
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const juryCase = await this.cases.one(caseId, actor);
    const { decision } = await this.appeals.own(caseId, actor);
    const shown = { juryCase, unmet: unmet(decision), refusal, reason: form['reason'] ?? '' };
    return this.readers.show('assessment/pages/appeal', shown, request, reply);
  }
}
