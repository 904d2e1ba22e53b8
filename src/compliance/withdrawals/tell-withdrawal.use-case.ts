import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { WithdrawalNotToTell } from '../compliance.errors.js';
import type { WithdrawalTold } from '../compliance.events.js';
import { STATE_ZONE } from '../declarations/declarations.types.js';
import { mayTellWithdrawal } from './withdrawal.rules.js';
import { Withdrawal } from './withdrawal.entity.js';
import { WithdrawalsQueries } from './withdrawals.queries.js';
import type { WithdrawalWay } from './withdrawals.types.js';

export interface TellWithdrawalInput {
  passageId: string;
  way: WithdrawalWay;
  toldOn: string;
  /** By what the Caisse des Dépôts knows it. */
  reference: string;
}

/** Notes that the Caisse des Dépôts was told of a revoked title. Throws WithdrawalUnknown and WithdrawalNotToTell. */
@Injectable()
export class TellWithdrawal {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly withdrawals: WithdrawalsQueries,
  ) {}

  run({ passageId, way, toldOn, reference }: TellWithdrawalInput, actor: Actor): Promise<{ toldAt: Date }> {
    return this.db.transaction(async () => {
      await this.db.lock('declarations');
      const { awardId, declarationId, revokedOn, passageState, told } = await this.withdrawals.of(passageId);
      const now = await this.clock.now();
      const facts = { revokedOn, passageState, isTold: told !== null, toldOn, today: dayOf(now, STATE_ZONE) };
      refuseUnless(mayTellWithdrawal(facts), (checks) => new WithdrawalNotToTell(checks));

      const toldAt = now.toJSDate();
      await this.db.of(Withdrawal).insert({ passageId, way, toldOn, reference, toldAt, toldBy: actor.id });
      const data = { passageId, declarationId, awardId, way, toldOn };
      await this.events.record<WithdrawalTold>(
        { name: 'compliance.withdrawal-told', subject: declarationId, data },
        actor,
      );
      return { toldAt };
    });
  }
}
