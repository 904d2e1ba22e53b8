import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { ProjectPageQueries } from '../projects/project-page.queries.js';
import { DecideCompletion } from './decide-completion.use-case.js';
import { DefencesQueries } from './defences.queries.js';
import { Evaluate } from './evaluate.use-case.js';
import { OUTCOMES, SETTLED_OUTCOMES } from './evaluations.types.js';
import { verdictOf, verdictShown } from './judging-form.js';

type Form = Record<string, unknown>;

/** A defence before its evaluator: the work, the criteria, the decision. */
@Controller('defences/:defenceId')
export class JudgingPages {
  constructor(
    private readonly defences: DefencesQueries,
    private readonly projects: ProjectPageQueries,
    private readonly evaluate: Evaluate,
    private readonly decideCompletion: DecideCompletion,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.evaluate')
  @Page()
  async see(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ defenceId, form: {}, refusal: null }, actor, { request, reply });
  }

  @Post('evaluation')
  @Can('assessment.evaluate')
  async judge(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { state, project } = await this.defences.defenceFor(actor, defenceId);
      const verdict = { defenceId, ...verdictOf(form, project) };
      if (state === 'conditional') await this.decideCompletion.run(verdict, actor);
      else await this.evaluate.run(verdict, actor);
      await goTo(reply, '/judging', { key: 'assessment:defence.done' });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) => this.page({ defenceId, form, refusal }, actor, exchange));
    }
  }

  private async page(
    { defenceId, form, refusal }: { defenceId: string; form: Form; refusal: Refusal | null },
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const defence = await this.defences.defenceFor(actor, defenceId);
    const { project, evidence, learnerName, now } = await this.projects.of(actor, defence);
    const isCompleted = defence.state === 'conditional' && defence.completedAt !== null;
    const isBegun = defence.state === 'planned' && defence.startsAt <= now.toJSDate();
    const mayJudge = defence.evaluatorId === actor.id && (isCompleted || isBegun);
    const verdict = verdictShown(form, project, isCompleted ? SETTLED_OUTCOMES : OUTCOMES);
    const standing = defence.evaluations.filter(({ stands }) => stands);
    const canCorrect = standing.at(-1)?.decidedBy === actor.id;
    // Work that was sent back belongs to an attempt that is over.
    const files = [...evidence.files, ...evidence.earlierFiles].filter(({ attempt }) => attempt === defence.attempt);
    const shown = { defence, project, files, learnerName, mayJudge, verdict, standing, canCorrect, refusal };
    return this.readers.show('assessment/pages/defence', shown, request, reply);
  }
}
