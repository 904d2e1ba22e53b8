import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { MONTHS_LOCK } from '../pay/months.locks.js';
import { TariffNotSettable } from '../statements.errors.js';
import type { TariffSet } from '../statements.events.js';
import { TariffRow } from './tariff.entity.js';
import { type DatedTariff, maySetTariff } from './tariff.rules.js';
import { TariffsQueries } from './tariffs.queries.js';

/** Sets what sessions are paid from a month on. */
@Injectable()
export class SetTariff {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly tariffs: TariffsQueries,
  ) {}

  run(tariff: DatedTariff, actor: Actor): Promise<{ tariffId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(MONTHS_LOCK);
      const { fromMonth } = tariff;
      const decision = maySetTariff({ fromMonth, lastClosed: await this.tariffs.lastClosed() });
      refuseUnless(decision, (checks) => new TariffNotSettable(checks));

      const tariffId = newId();
      const setAt = (await this.clock.now()).toJSDate();
      await this.db.of(TariffRow).insert({ id: tariffId, ...tariff, setAt, setBy: actor.id });
      await this.events.record<TariffSet>(
        { name: 'statements.tariff-set', subject: tariffId, data: { tariffId, fromMonth } },
        actor,
      );
      return { tariffId };
    });
  }
}
