import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { monthAfter, monthOf } from '../months/month.rules.js';
import { addedUp } from './funder.rules.js';
import { type FundedFile, type FunderAsked, FundersQueries } from './funders.queries.js';

/** What is asked for in the address; what is missing is the last month that is over, as it is known now. */
export interface FunderQuery {
  month?: string | undefined;
  funder?: string | undefined;
  asOf?: Date | undefined;
}

const AT_ONCE = 200;
/** More funded files than that are read from the spreadsheet. */
const MOST_FILES = 20_000;

/** Gathers what funders are told, for pages and files. */
@Injectable()
export class FunderPageQueries {
  constructor(
    private readonly clock: Clock,
    private readonly funders: FundersQueries,
  ) {}

  /** Who paid for sessions of a month. */
  async list({ month: asked }: FunderQuery) {
    const now = (await this.clock.now()).toJSDate();
    const present = monthOf(now);
    const month = asked ?? monthAfter(present, -1);
    const funders = await this.funders.ofMonth(month, now);
    return {
      month,
      monthOn: `${month}-01`,
      previous: monthAfter(month, -1),
      next: month < present ? monthAfter(month) : null,
      funders: funders.map((row) => ({ ...row, href: `/statements/funders/statement?${queryOf({ month, ...row })}` })),
    };
  }

  /** The month of a funder; nothing known later than now is asked for. */
  async asked({ month, funder, asOf }: FunderQuery): Promise<FunderAsked> {
    const now = (await this.clock.now()).toJSDate();
    return {
      month: month ?? monthAfter(monthOf(now), -1),
      funder: funder ?? '',
      asOf: asOf && asOf < now ? asOf : now,
    };
  }

  /** A page of funded files. */
  async page(asked: FunderAsked, { after, size }: { after: string; size: number }) {
    const { rows, nextAfter } = await this.funders.files(asked, { after, size });
    return { rows, nextAfter, totals: addedUp((await this.all(asked)).map(({ totals }) => totals)) };
  }

  /** Every funded file of the month, for a file. */
  async all(asked: FunderAsked): Promise<FundedFile[]> {
    const files: FundedFile[] = [];
    for (let after: string | null = ''; after !== null && files.length < MOST_FILES;) {
      const page = await this.funders.files(asked, { after, size: AT_ONCE });
      files.push(...page.rows);
      after = page.nextAfter;
    }
    return files;
  }
}

/** The query of an address that asks for this. */
export function queryOf({ month, funder, asOf }: { month: string; funder: string; asOf?: Date }): string {
  return new URLSearchParams({ month, funder, ...(asOf && { asOf: asOf.toISOString() }) }).toString();
}
