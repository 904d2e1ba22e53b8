import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { DatedTariff } from './tariff.rules.js';

/** A tariff as it was set. */
export interface KeptTariff extends DatedTariff {
  id: string;
  setAt: Date;
}

/** What mentors are paid, and since when that is known. */
@Injectable()
export class TariffsQueries {
  constructor(private readonly db: Db) {}

  /** Every tariff that was known at an instant, in the order in which they were set. */
  known(at: Date): Promise<KeptTariff[]> {
    return this.db.sql<KeptTariff>(
      `SELECT id, from_month AS "fromMonth", level1_cents AS "level1Cents", level2_cents AS "level2Cents",
         level3_cents AS "level3Cents", lost_percent AS "lostPercent", approval_days AS "approvalDays",
         set_at AS "setAt"
       FROM statements.tariff WHERE set_at <= $1 ORDER BY set_at, id`,
      [at],
    );
  }

  /** The latest month that is closed, YYYY-MM. */
  async lastClosed(): Promise<string | null> {
    const row = await this.db.one<{ month: string | null }>(
      `SELECT max(month) AS month FROM statements.pay_month WHERE state = 'closed'`,
    );
    return row?.month ?? null;
  }
}
