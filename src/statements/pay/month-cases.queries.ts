import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { HOUSE_ZONE, monthAfter, monthOf } from '../months/month.rules.js';
import { tariffOf } from '../tariffs/tariff.rules.js';
import { TariffsQueries } from '../tariffs/tariffs.queries.js';
import { type PayMonth } from './pay-month.entity.js';
import type { ClosingFacts, IssuingFacts } from './statement.rules.js';

/** The statements that stand for a month (the latest version of each), with what was said of them. */
export const STANDING_STATEMENTS = `
  SELECT s.*, a.approved, a.disputed, a.replied,
    CASE WHEN a.approved THEN 'approved' WHEN a.disputed AND NOT a.replied THEN 'disputed' END AS answer
  FROM statements.mentor_statement s
  CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(kind = 'approved'), false) AS approved, coalesce(bool_or(kind = 'disputed'), false) AS disputed,
      coalesce(bool_or(kind = 'replied'), false) AS replied
    FROM statements.statement_answer WHERE statement_id = s.id) a
  WHERE NOT EXISTS (SELECT 1 FROM statements.mentor_statement later
    WHERE later.month = s.month AND later.mentor_id = s.mentor_id AND later.version > s.version)`;

/** What is known of a month before it is stated or closed. */
@Injectable()
export class MonthCases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tariffs: TariffsQueries,
  ) {}

  /** The next month to be stated: that after the latest one, or the last that is over. */
  async nextMonth(): Promise<string> {
    const latest = await this.latest();
    return latest ? monthAfter(latest.month) : monthAfter(monthOf((await this.clock.now()).toJSDate()), -1);
  }

  async toIssue(month: string): Promise<IssuingFacts> {
    const now = (await this.clock.now()).toJSDate();
    const latest = await this.latest();
    return {
      month,
      present: monthOf(now),
      latest: latest && { month: latest.month, isClosed: latest.state === 'closed' },
      hasTariff: tariffOf(month, await this.tariffs.known(now)) !== null,
    };
  }

  async toClose({ month, state }: Pick<PayMonth, 'month' | 'state'>): Promise<ClosingFacts> {
    const now = await this.clock.now();
    const days = await this.approvalDays(month);
    const row = await this.db.one<{ disputed: number; waiting: number; last: string | null }>(
      `SELECT count(*) FILTER (WHERE answer = 'disputed') AS disputed,
         count(*) FILTER (WHERE answer IS NULL AND known_at >= $2) AS waiting,
         to_json(max(known_at) FILTER (WHERE answer IS NULL AND known_at >= $2)) #>> '{}' AS last
       FROM (${STANDING_STATEMENTS} AND s.month = $1) standing`,
      [month, now.minus({ days }).toJSDate()],
    );
    const last = row?.last ?? null;
    return {
      isIssued: state === 'issued',
      disputed: row?.disputed ?? 0,
      waiting: row?.waiting ?? 0,
      waitUntilOn: last && dayOf(DateTime.fromISO(last).plus({ days }), HOUSE_ZONE),
    };
  }

  /** Days to answer the statements of a month. */
  async approvalDays(month: string): Promise<number> {
    const known = await this.tariffs.known((await this.clock.now()).toJSDate());
    return tariffOf(month, known)?.approvalDays ?? 0;
  }

  private latest(): Promise<Pick<PayMonth, 'month' | 'state'> | null> {
    return this.db.one('SELECT month, state FROM statements.pay_month ORDER BY month DESC LIMIT 1');
  }
}
