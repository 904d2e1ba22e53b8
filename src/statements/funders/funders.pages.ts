import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { HOUSE_ZONE } from '../months/month.rules.js';
import { FunderFiles } from './funder-files.js';
import { FunderPageQueries, queryOf } from './funder-page.queries.js';
import { FundersQuery, FunderStatementQuery } from './funders.dto.js';

const FILES = 50;
const BASE = '/statements/funders/statement';

/** What whoever pays the tracks is told of a month: by funder, and learner by learner with the evidence. */
@Controller('statements/funders')
export class FundersPages {
  constructor(
    private readonly pages: FunderPageQueries,
    private readonly files: FunderFiles,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('statements.see-funders')
  @Page()
  async list(
    @Query() query: FundersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = { ...(await this.pages.list(query)), zone: HOUSE_ZONE };
    return this.readers.show('statements/pages/funders', shown, request, reply);
  }

  @Get('statement')
  @Can('statements.see-funders')
  @Page()
  async see(
    @Query() { after = '', ...query }: FunderStatementQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asked = await this.pages.asked(query);
    const { rows, nextAfter, totals } = await this.pages.page(asked, { after, size: FILES });
    const here = `${BASE}?${queryOf(asked)}`;
    const shown = {
      ...asked,
      monthOn: `${asked.month}-01`,
      rows,
      totals,
      heldHours: totals.heldMinutes / 60,
      lostHours: totals.lostMinutes / 60,
      zone: HOUSE_ZONE,
      firstHref: after ? here : null,
      nextHref: nextAfter && `${here}&after=${nextAfter}`,
      csvHref: `${BASE}.csv?${queryOf(asked)}`,
      pdfHref: `${BASE}.pdf?${queryOf(asked)}`,
    };
    return this.readers.show('statements/pages/funder', shown, request, reply);
  }

  @Get('statement.csv')
  @Can('statements.see-funders')
  async csv(
    @Query() query: FunderStatementQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.pages.asked(query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="funder-${asked.month}.csv"`)
      .send(await this.files.csv(asked, await this.pages.all(asked), request));
  }

  @Get('statement.pdf')
  @Can('statements.see-funders')
  async pdf(
    @Query() query: FunderStatementQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.pages.asked(query);
    const pdf = await this.files.pdf(asked, await this.pages.all(asked), request);
    await reply
      .header('content-type', 'application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="funder-${asked.month}.pdf"`)
      .send(Buffer.from(pdf));
  }
}
