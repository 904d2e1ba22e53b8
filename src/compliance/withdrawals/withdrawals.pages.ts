import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { inputPipe } from '../../platform/http/input.pipe.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { STATE_ZONE } from '../declarations/declarations.types.js';
import { TellWithdrawal } from './tell-withdrawal.use-case.js';
import { TellWithdrawalBody } from './withdrawals.dto.js';
import { WithdrawalsQueries } from './withdrawals.queries.js';
import { WITHDRAWAL_WAYS } from './withdrawals.types.js';

type Form = Record<string, unknown>;

const pipe = inputPipe();

/** A revoked title that was declared: what is to be done at the Caisse des Dépôts, then that it is done. */
@Controller('withdrawals/:passageId')
export class WithdrawalPages {
  constructor(
    private readonly withdrawals: WithdrawalsQueries,
    private readonly tellWithdrawal: TellWithdrawal,
    private readonly clock: Clock,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('compliance.see-declarations')
  @Page()
  async see(
    @Param('passageId', ParseUUIDPipe) passageId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page({ passageId, form: {}, refusal: null }, { request, reply });
  }

  @Post()
  @Can('compliance.declare-awards')
  async tell(
    @Param('passageId', ParseUUIDPipe) passageId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { way, toldOn, reference } = await bodyOf(form);
      await this.tellWithdrawal.run({ passageId, way, toldOn, reference }, actor);
      await goTo(reply, `/withdrawals/${passageId}`, { key: 'compliance:withdrawal.done' });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) => this.page({ passageId, form, refusal }, exchange));
    }
  }

  private async page(
    { passageId, form, refusal }: { passageId: string; form: Form; refusal: Refusal | null },
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const withdrawal = await this.withdrawals.of(passageId);
    const { firstName, birthName } = withdrawal;
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    const filled = { way: '', toldOn: today, reference: '', ...form };
    const name = [firstName, birthName].filter(Boolean).join(' ') || null;
    const shown = { withdrawal, name, today, ways: WITHDRAWAL_WAYS, filled, refusal };
    return this.readers.show('compliance/pages/withdrawal', shown, request, reply);
  }
}

/** What was told, as the form says it. */
async function bodyOf({ way, toldOn, reference }: Form): Promise<TellWithdrawalBody> {
  const asked = { way, toldOn, reference: typeof reference === 'string' ? reference.trim() : undefined };
  return (await pipe.transform(asked, { type: 'body', metatype: TellWithdrawalBody })) as TellWithdrawalBody;
}
