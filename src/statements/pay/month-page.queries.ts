import { Injectable } from '@nestjs/common';
import { unmet } from '../../platform/kernel/decision.js';
import { MonthUnknown } from '../statements.errors.js';
import { HOUSE_ZONE } from '../months/month.rules.js';
import { MonthCases } from './month-cases.queries.js';
import { mayClose, mayIssue } from './statement.rules.js';
import { rowShown } from './statement-shown.js';
import { type StatedMonth, type StatementInList, StatementsQueries } from './statements.queries.js';

const ROWS = 50;
const AT_ONCE = 500;

/** Gathers the months of statements for their pages. */
@Injectable()
export class MonthPageQueries {
  constructor(
    private readonly statements: StatementsQueries,
    private readonly cases: MonthCases,
  ) {}

  /** The months that were stated, and the next one with what still stands in its way. */
  async list() {
    const month = await this.cases.nextMonth();
    const decision = mayIssue(await this.cases.toIssue(month));
    const months = await this.statements.months();
    return {
      months: months.map(monthShown),
      next: { month, monthOn: `${month}-01`, canIssue: decision.allowed, unmet: unmet(decision) },
      zone: HOUSE_ZONE,
    };
  }

  /** One month with a page of its statements. Throws `MonthUnknown`. */
  async month(month: string, after: number) {
    const stated = await this.stated(month);
    const { rows, nextAfter } = await this.statements.ofMonth(month, { after, size: ROWS });
    const decision = mayClose(await this.cases.toClose(stated));
    const base = `/statements/months/${month}`;
    return {
      ...monthShown(stated),
      progress: stated.state === 'issuing' ? await this.statements.progressOf(month) : null,
      rows: rows.map(rowShown),
      canClose: stated.state === 'issued' && decision.allowed,
      unmet: stated.state === 'issued' ? unmet(decision) : [],
      zone: HOUSE_ZONE,
      firstHref: after > 0 ? base : null,
      nextHref: nextAfter && `${base}?after=${nextAfter}`,
      csvHref: `${base}/list.csv`,
    };
  }

  /** What closing a month comes to. Throws `MonthUnknown`. */
  async closing(month: string) {
    const stated = await this.stated(month);
    const decision = mayClose(await this.cases.toClose(stated));
    return { ...monthShown(stated), canClose: decision.allowed, unmet: unmet(decision) };
  }

  /** Every statement of a month, for a file. Throws `MonthUnknown`. */
  async all(month: string): Promise<StatementInList[]> {
    await this.stated(month);
    const all: StatementInList[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page = await this.statements.ofMonth(month, { after, size: AT_ONCE });
      all.push(...page.rows);
      after = page.nextAfter === null ? null : Number(page.nextAfter);
    }
    return all;
  }

  private async stated(month: string): Promise<StatedMonth> {
    const [stated] = await this.statements.months(month);
    if (!stated) throw new MonthUnknown(month);
    return stated;
  }
}

const TONES = { issuing: 'not-yet', issued: 'ready', closed: 'met' } as const;

function monthShown(stated: StatedMonth) {
  return { ...stated, monthOn: `${stated.month}-01`, tone: TONES[stated.state] };
}
