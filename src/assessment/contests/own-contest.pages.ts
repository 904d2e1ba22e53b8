import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { listIn } from '../juries/jury-forms.js';
import { ContestEvaluation } from './contest-evaluation.use-case.js';
import { contestOf } from './contest-forms.js';
import { ruleByOn } from './contest.rules.js';
import { ContestableEvaluations } from './contestable-evaluation.queries.js';

type Form = Record<string, unknown>;

/** A learner contests an evaluation: what that means, which criteria, then the reason. */
@Controller('track/evaluations/:evaluationId/contest')
export class OwnContestPages {
  constructor(
    private readonly evaluations: ContestableEvaluations,
    private readonly contestEvaluation: ContestEvaluation,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.contest-evaluation')
  @Page()
  async ask(
    @Param('evaluationId', ParseUUIDPipe) evaluationId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ evaluationId, form: {}, refusal: null }, actor, { request, reply });
  }

  @Post()
  @Can('assessment.contest-evaluation')
  async contest(
    @Param('evaluationId', ParseUUIDPipe) evaluationId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { criterionIds, reason } = await contestOf(form);
      const { contestId } = await this.contestEvaluation.run({ evaluationId, criterionIds, reason }, actor);
      await goTo(reply, `/evaluation-contests/${contestId}`, { key: 'assessment:contest.done' });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) => this.page({ evaluationId, form, refusal }, actor, exchange));
    }
  }

  private async page(
    { evaluationId, form, refusal }: { evaluationId: string; form: Form; refusal: Refusal | null },
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const { evaluation, project, decision, today, contestDays } = await this.evaluations.own(actor, evaluationId, []);
    const picked = listIn(form, 'criterionIds');
    const shown = {
      evaluation,
      project,
      unmet: unmet(decision),
      untilOn: decision.checks.find(({ facts }) => facts?.['untilOn'])?.facts?.['untilOn'] ?? today,
      answerByOn: ruleByOn(today, contestDays),
      options: evaluation.unmet.map(({ criterionId: value, name: label, comment: hint }) => ({ value, label, hint })),
      picked,
      reason: form['reason'] ?? '',
      refusal,
    };
    return this.readers.show('assessment/pages/evaluation-contest-new', shown, request, reply);
  }
}
