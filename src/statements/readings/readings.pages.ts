import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { HOUSE_ZONE, MONTH_PATTERN, monthAfter, monthOf } from '../months/month.rules.js';
import { ReadingsQueries } from './readings.queries.js';

export class ReadingsQuery {
  @IsOptional()
  @Matches(MONTH_PATTERN, { message: '$property is a month, written YYYY-MM', context: { code: 'month-unknown' } })
  month?: string;

  /** The number of the statement that the second part starts after. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after = 0;
}

/** Whether the learner's weeks, the funder, the mentor and the register say the same of each session of a month. */
@Controller('statements/readings')
export class ReadingsPages {
  constructor(
    private readonly clock: Clock,
    private readonly readings: ReadingsQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('statements.issue')
  @Page()
  async see(
    @Query() { month: asked, after }: ReadingsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const present = monthOf((await this.clock.now()).toJSDate());
    const month = asked ?? monthAfter(present, -1);
    const statements = await this.readings.statementsOf(month, after);
    const base = `/statements/readings?month=${month}`;
    const shown = {
      monthOn: `${month}-01`,
      previousHref: `/statements/readings?month=${monthAfter(month, -1)}`,
      nextMonthHref: month < present ? `/statements/readings?month=${monthAfter(month)}` : null,
      ...(await this.readings.ofMonth(month)),
      statements,
      firstHref: after > 0 ? base : null,
      nextHref: statements.nextAfter === null ? null : `${base}&after=${statements.nextAfter}`,
      zone: HOUSE_ZONE,
    };
    return this.readers.show('statements/pages/readings', shown, request, reply);
  }
}
