import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { ArrangingQueries } from './arranging.queries.js';
import { CancelDefence } from './cancel-defence.use-case.js';
import { reasonIn } from './judging-form.js';

/** Calling a planned defence off: what that means, then the reason. */
@Controller('defences/:defenceId/cancellation')
export class DefenceCancellationPages {
  constructor(
    private readonly arranging: ArrangingQueries,
    private readonly cancelDefence: CancelDefence,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.plan-defence')
  @Page()
  async ask(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ defenceId, reason: '', refusal: null }, actor, { request, reply });
  }

  @Post()
  @Can('assessment.plan-defence')
  async cancel(
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() form: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { defence, isOwn } = await this.arranging.cancellation(defenceId, actor);
      await this.cancelDefence.run({ defenceId, reason: reasonIn(form) }, actor);
      const back = isOwn ? '/track' : `/tracks/${defence.enrolmentId}`;
      await goTo(reply, `${back}/projects/${defence.projectId}`, { key: 'assessment:cancellation.done' });
    } catch (error) {
      const exchange = { request, reply };
      const reason = form['reason'] ?? '';
      await showAgain(error, exchange, (refusal) => this.page({ defenceId, reason, refusal }, actor, exchange));
    }
  }

  private async page(
    { defenceId, reason, refusal }: { defenceId: string; reason: unknown; refusal: Refusal | null },
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const asked = await this.arranging.cancellation(defenceId, actor);
    const { defence, isOwn, decision } = asked;
    const back = `${isOwn ? '/track' : `/tracks/${defence.enrolmentId}`}/projects/${defence.projectId}`;
    return this.readers.show(
      'assessment/pages/defence-cancellation',
      { ...asked, back, unmet: unmet(decision), reason, refusal },
      request,
      reply,
    );
  }
}
