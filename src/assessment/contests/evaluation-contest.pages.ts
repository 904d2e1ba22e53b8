import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { listIn } from '../juries/jury-forms.js';
import { contestRulingOf } from './contest-forms.js';
import { EvaluationContestsQueries } from './evaluation-contests.queries.js';
import { type MadeRuling, RuleOnContest } from './rule-on-contest.use-case.js';
import { TryRuling } from './try-ruling.queries.js';

type Form = Record<string, unknown>;
type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** A contested evaluation: what is contested, what became of it; who may rule sees what that changes, then rules. */
@Controller('evaluation-contests/:contestId')
export class EvaluationContestPages {
  constructor(
    private readonly contests: EvaluationContestsQueries,
    private readonly ruleOnContest: RuleOnContest,
    private readonly tryRuling: TryRuling,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-evidence')
  @Page()
  async see(
    @Param('contestId', ParseUUIDPipe) contestId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ contestId, form: {}, refusal: null }, actor, { request, reply });
  }

  @Post('ruling')
  @Can('assessment.rule-on-contest')
  async rule(
    @Param('contestId', ParseUUIDPipe) contestId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = { request, reply };
    try {
      const { upheld: found, reason } = await contestRulingOf(form);
      const ruling = { contestId, upheld: found, reason };
      if (form['step'] === 'confirm') {
        const { upheld } = await this.ruleOnContest.run(ruling, actor);
        const key = `assessment:contest.${upheld ? 'upheld' : 'dismissed'}`;
        await goTo(reply, `/evaluation-contests/${contestId}`, { key });
        return;
      }
      const tried = form['step'] === 'again' ? null : await this.tryRuling.of(ruling, actor);
      const html = await this.page({ contestId, form, refusal: null, tried }, actor, exchange);
      await sendPage(reply, html);
    } catch (error) {
      await showAgain(error, exchange, (refusal) => this.page({ contestId, form, refusal }, actor, exchange));
    }
  }

  private async page(
    asked: { contestId: string; form: Form; refusal: Refusal | null; tried?: MadeRuling | null },
    actor: Actor,
    { request, reply }: Exchange,
  ): Promise<string> {
    const { contestId, form, refusal, tried = null } = asked;
    const { contest, mayRule, capacities, project } = await this.contests.visit(actor, contestId);
    const isOpen = contest.ruling === null;
    const base = capacities.includes('learner') ? '/track' : `/tracks/${contest.enrolmentId}`;
    const wasSent = 'ruling' in form;
    const shown = {
      contest,
      project,
      isOpen,
      canRule: isOpen && mayRule,
      isBarred: isOpen && !mayRule && capacities.includes('staff'),
      projectHref: `${base}/projects/${contest.projectId}`,
      isLearner: capacities.includes('learner'),
      options: contest.criteria.map(({ criterionId: value, name: label, comment: hint }) => ({
        value,
        label,
        hint,
      })),
      filled: {
        ruling: form['ruling'] ?? '',
        upheld: wasSent ? listIn(form, 'upheld') : contest.criteria.map(({ criterionId }) => criterionId),
        reason: form['reason'] ?? '',
      },
      tried,
      refusal,
    };
    return this.readers.show('assessment/pages/evaluation-contest', shown, request, reply);
  }
}
