import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { CorrectEvaluation, type MadeCorrection } from './correct-evaluation.use-case.js';
import { DefencesQueries } from './defences.queries.js';
import { EvaluationUnknown } from './evaluations.errors.js';
import { OUTCOMES, SETTLED_OUTCOMES } from './evaluations.types.js';
import { filledFrom, reasonIn, verdictOf, verdictShown } from './judging-form.js';
import { TryCorrection } from './try-correction.queries.js';

type Form = Record<string, unknown>;
type Exchange = { request: FastifyRequest; reply: FastifyReply };
type Consequences = MadeCorrection['consequences'];

/** An evaluator corrects what they decided: the findings again, what that changes, then the correction. */
@Controller('defences/:defenceId/correction')
export class CorrectionPages {
  constructor(
    private readonly defences: DefencesQueries,
    private readonly correctEvaluation: CorrectEvaluation,
    private readonly tryCorrection: TryCorrection,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.evaluate')
  @Page()
  async ask(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { evaluation } = await this.standing(defenceId, actor);
    return this.page({ defenceId, form: filledFrom(evaluation), refusal: null }, actor, { request, reply });
  }

  @Post()
  @Can('assessment.evaluate')
  async correct(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = { request, reply };
    try {
      const { evaluation, project } = await this.standing(defenceId, actor);
      const { evaluationId } = evaluation;
      const correction = { evaluationId, ...verdictOf(form, project), reason: reasonIn(form) };
      if (form['step'] !== 'confirm') {
        const isAgain = form['step'] === 'again';
        const tried = isAgain ? null : { consequences: await this.tryCorrection.consequencesOf(correction, actor) };
        const html = await this.page({ defenceId, form, refusal: null, tried }, actor, exchange);
        await sendPage(reply, html);
        return;
      }
      await this.correctEvaluation.run(correction, actor);
      await goTo(reply, `/defences/${defenceId}`, { key: 'assessment:correction.done' });
    } catch (error) {
      await showAgain(error, exchange, (refusal) => this.page({ defenceId, form, refusal }, actor, exchange));
    }
  }

  /** What stands of the defence, for the one who decided it. Throws DefenceUnknown and EvaluationUnknown. */
  private async standing(defenceId: string, actor: Actor) {
    const defence = await this.defences.defenceFor(actor, defenceId);
    const evaluation = defence.evaluations.findLast(({ stands }) => stands);
    if (evaluation?.decidedBy !== actor.id) throw new EvaluationUnknown(defenceId);
    return { defence, evaluation, project: defence.project };
  }

  private async page(
    asked: { defenceId: string; form: Form; refusal: Refusal | null; tried?: { consequences: Consequences } | null },
    actor: Actor,
    { request, reply }: Exchange,
  ): Promise<string> {
    const { defenceId, form, refusal, tried = null } = asked;
    const { defence, project } = await this.standing(defenceId, actor);
    const outcomes = defence.state === 'conditional' ? OUTCOMES : SETTLED_OUTCOMES;
    const verdict = verdictShown(form, project, outcomes);
    const shown = { defenceId, project, verdict, reason: form['reason'] ?? '', refusal, tried };
    return this.readers.show('assessment/pages/correction', shown, request, reply);
  }
}
