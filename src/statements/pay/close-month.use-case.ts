import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { MonthNotClosable, MonthUnknown } from '../statements.errors.js';
import type { MonthClosed } from '../statements.events.js';
import { MonthCases, STANDING_STATEMENTS } from './month-cases.queries.js';
import { MONTHS_LOCK } from './months.locks.js';
import { PayMonth } from './pay-month.entity.js';
import { mayClose } from './statement.rules.js';

/** Closes a month: from then on only lines of later statements correct it. */
@Injectable()
export class CloseMonth {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly cases: MonthCases,
  ) {}

  run({ month }: { month: string }, actor: Actor): Promise<{ month: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(MONTHS_LOCK, `statements of ${month}`);
      const payMonth = await this.db.of(PayMonth).findOneBy({ month });
      if (!payMonth) throw new MonthUnknown(month);
      const decision = mayClose(await this.cases.toClose(payMonth));
      refuseUnless(decision, (checks) => new MonthNotClosable(checks));

      const closedAt = (await this.clock.now()).toJSDate();
      await this.db.of(PayMonth).update({ month }, { state: 'closed', closedAt, closedBy: actor.id });
      const totals = await this.totals(month);
      await this.events.record<MonthClosed>(
        { name: 'statements.month-closed', subject: payMonth.id, data: { month, ...totals } },
        actor,
      );
      return { month };
    });
  }

  private async totals(month: string): Promise<{ statements: number; totalCents: number }> {
    const row = await this.db.one<{ statements: number; totalCents: number }>(
      `SELECT count(*) AS statements, coalesce(sum(total_cents), 0) AS "totalCents"
       FROM (${STANDING_STATEMENTS} AND s.month = $1) standing`,
      [month],
    );
    return row ?? { statements: 0, totalCents: 0 };
  }
}
