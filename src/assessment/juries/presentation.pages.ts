import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { type Form, leaveOf } from './jury-forms.js';
import { LetPresentAgain } from './let-present-again.use-case.js';
import { PresentationsQueries } from './presentations.queries.js';

/** Leave to put an adjourned block before a jury again, with what was done since. */
@Controller('tracks/:enrolmentId/blocks/:blockId/presentation')
export class PresentationPages {
  constructor(
    private readonly presentations: PresentationsQueries,
    private readonly letPresentAgain: LetPresentAgain,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.let-present-again')
  @Page()
  async ask(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('blockId', ParseUUIDPipe) blockId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const presented = await this.presentations.of(enrolmentId, blockId, actor);
    return this.readers.show('assessment/pages/presentation', { ...presented, ...NOTHING_SENT }, request, reply);
  }

  @Post()
  @Can('assessment.let-present-again')
  async allow(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('blockId', ParseUUIDPipe) blockId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { reason } = await leaveOf(form);
      await this.letPresentAgain.run({ enrolmentId, blockId, reason }, actor);
      await goTo(reply, `/tracks/${enrolmentId}`, { key: 'juries:presentation.done' });
    } catch (error) {
      const presented = await this.presentations.of(enrolmentId, blockId, actor);
      const again = (refusal: Refusal) =>
        this.readers.show('assessment/pages/presentation', { ...presented, refusal, ...form }, request, reply);
      await showAgain(error, { request, reply }, again);
    }
  }
}

const NOTHING_SENT = { refusal: null, reason: '' };
