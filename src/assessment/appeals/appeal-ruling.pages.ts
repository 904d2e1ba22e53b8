import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { type Form, rulingOf } from '../juries/jury-forms.js';
import { AppealUnknown } from './appeals.errors.js';
import { AppealsQueries } from './appeals.queries.js';
import { RuleOnAppeal } from './rule-on-appeal.use-case.js';

/** An appeal before the officer: what is contested, and whether it is admissible. */
@Controller('appeals')
export class AppealRulingPages {
  constructor(
    private readonly appeals: AppealsQueries,
    private readonly ruleOnAppeal: RuleOnAppeal,
    private readonly readers: Readers,
  ) {}

  @Get(':caseId')
  @Can('assessment.rule-on-appeal')
  @Page()
  async see(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ caseId, form: {}, refusal: null }, actor, { request, reply });
  }

  @Post(':caseId')
  @Can('assessment.rule-on-appeal')
  async rule(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { admissible, reason } = await rulingOf(form);
      await this.ruleOnAppeal.run({ caseId, admissible, reason }, actor);
      const key = admissible ? 'juries:appeal.admitted' : 'juries:appeal.rejected';
      await goTo(reply, `/appeals/${caseId}`, { key });
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
    const appeal = await this.appeals.ofCase(caseId, actor);
    if (!appeal) throw new AppealUnknown(caseId);
    const filled = { admissible: form['admissible'] ?? '', reason: form['reason'] ?? '' };
    return this.readers.show('assessment/pages/appeal-ruling', { appeal, filled, refusal }, request, reply);
  }
}
