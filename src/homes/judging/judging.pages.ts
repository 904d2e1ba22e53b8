import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvaluatorHomeQueries } from '../../assessment/index.js';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';

/** The first page of an evaluator: what they judge, by when. */
@Controller('judging')
export class JudgingPages {
  constructor(
    private readonly defences: EvaluatorHomeQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-evaluator-home')
  @Page()
  async home(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const defences = await this.defences.openFor(actor.id);
    const judged = await this.defences.lastJudgedBy(actor.id);
    return this.readers.show('homes/pages/judging', { defences, judged }, request, reply);
  }
}
