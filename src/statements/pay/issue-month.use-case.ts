import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { MonthNotIssuable } from '../statements.errors.js';
import { IssueMonthsJob } from './issue-months.job.js';
import { MonthCases } from './month-cases.queries.js';
import { MONTHS_LOCK } from './months.locks.js';
import { PayMonth } from './pay-month.entity.js';
import { mayIssue } from './statement.rules.js';

/** Has the statements of every mentor issued for a month; the work goes on behind the pages. */
@Injectable()
export class IssueMonth {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: MonthCases,
    private readonly job: IssueMonthsJob,
  ) {}

  run({ month }: { month: string }, actor: Actor): Promise<{ month: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(MONTHS_LOCK);
      const decision = mayIssue(await this.cases.toIssue(month));
      refuseUnless(decision, (checks) => new MonthNotIssuable(checks));

      const issuedAt = (await this.clock.now()).toJSDate();
      await this.db.of(PayMonth).insert({ id: newId(), month, state: 'issuing', issuedAt, issuedBy: actor.id });
      await this.job.begin(month);
      return { month };
    });
  }
}
