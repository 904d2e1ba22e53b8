import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { TellWithdrawal } from './tell-withdrawal.use-case.js';
import { TellWithdrawalBody, WithdrawalNoted, WithdrawalsToTell } from './withdrawals.dto.js';
import { WithdrawalsQueries } from './withdrawals.queries.js';

@Controller('api/withdrawals')
export class WithdrawalsController {
  constructor(
    private readonly withdrawals: WithdrawalsQueries,
    private readonly tellWithdrawal: TellWithdrawal,
  ) {}

  @Get()
  @Can('compliance.see-declarations')
  @Answers(200, WithdrawalsToTell)
  @Operation('List the revoked titles that the State is still to be told of')
  async list() {
    return { rows: await this.withdrawals.toTell() };
  }

  @Post(':passageId')
  @Can('compliance.declare-awards')
  @Answers(201, WithdrawalNoted)
  @Operation('Note that the State was told of a revoked title', {
    404: ['compliance.withdrawal-unknown'],
    422: ['compliance.withdrawal-not-to-tell'],
  })
  tell(
    @Param('passageId', ParseUUIDPipe) passageId: string,
    @Body() { way, toldOn, reference }: TellWithdrawalBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.tellWithdrawal.run({ passageId, way, toldOn, reference }, actor);
  }
}
