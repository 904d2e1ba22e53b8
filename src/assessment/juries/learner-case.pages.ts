import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { AppealsQueries } from '../appeals/appeals.queries.js';
import { RevocationsQueries } from '../awards/revocations.queries.js';
import { isOpen } from './deliberation.rules.js';
import { LearnerCasesQueries } from './learner-cases.queries.js';
import { caseTone } from './jury-tones.js';
import { isTold } from './minutes.rules.js';

/** A learner's own case before a jury: when it sits, by when they are told, what was decided and why. */
@Controller('track/juries')
export class LearnerCasePages {
  constructor(
    private readonly cases: LearnerCasesQueries,
    private readonly appeals: AppealsQueries,
    private readonly revocations: RevocationsQueries,
    private readonly readers: Readers,
  ) {}

  @Get(':caseId')
  @Can('assessment.see-own-cases')
  @Page()
  async see(
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const found = await this.cases.one(caseId, actor);
    const appeal = await this.appeals.ofCase(caseId, actor);
    const { decision } = await this.appeals.own(caseId, actor);
    const revocation = await this.revocations.ofCase(caseId);
    const stage = isTold(found.state) ? 'told' : isOpen(found.state) ? 'ahead' : 'deliberated';
    return this.readers.show(
      'assessment/pages/learner-case',
      { ...found, stage, caseTone: caseTone(found), appeal, mayAppeal: decision.allowed, revocation },
      request,
      reply,
    );
  }
}
