import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { type Form, revocationOf } from '../juries/jury-forms.js';
import { RevocationsQueries } from './revocations.queries.js';
import { RevokeAward } from './revoke-award.use-case.js';

/** Taking a title back: what that means, then the reason. */
@Controller('awards/:awardId/revocation')
export class RevocationPages {
  constructor(
    private readonly revocations: RevocationsQueries,
    private readonly revokeAward: RevokeAward,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.revoke-award')
  @Page()
  async ask(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ awardId, form: {}, refusal: null }, { request, reply });
  }

  @Post()
  @Can('assessment.revoke-award')
  async revoke(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { reason } = await revocationOf(form);
      await this.revokeAward.run({ awardId, reason }, actor);
      await goTo(reply, `/awards/${awardId}/revocation`, { key: 'juries:revocation.done' });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) => this.page({ awardId, form, refusal }, exchange));
    }
  }

  private async page(
    { awardId, form, refusal }: { awardId: string; form: Form; refusal: Refusal | null },
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const award = await this.revocations.of(awardId);
    const filled = { reason: form['reason'] ?? '' };
    return this.readers.show('assessment/pages/revocation', { award, filled, refusal }, request, reply);
  }
}
