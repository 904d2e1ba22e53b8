import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { CloseMonth } from './close-month.use-case.js';
import { IssueMonth } from './issue-month.use-case.js';
import { MonthPageQueries } from './month-page.queries.js';
import { MonthForm, MonthPageQuery } from './statements.dto.js';
import { StatementFiles } from './statement-files.js';

interface Turn {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The months that mentors are paid: issued all at once, followed, closed. */
@Controller('statements/months')
export class MonthsPages {
  constructor(
    private readonly pages: MonthPageQueries,
    private readonly files: StatementFiles,
    private readonly issueMonth: IssueMonth,
    private readonly closeMonth: CloseMonth,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('statements.issue')
  @Page()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.readers.show(
      'statements/pages/months',
      { refusal: null, ...(await this.pages.list()) },
      request,
      reply,
    );
  }

  @Post()
  @Can('statements.issue')
  async issue(
    @Body() { month }: MonthForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.issueMonth.run({ month }, actor);
      await goTo(reply, `/statements/months/${month}`, { key: 'statements:done.issuing' });
    } catch (error) {
      const shown = await this.pages.list();
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show('statements/pages/months', { ...shown, refusal }, request, reply),
      );
    }
  }

  @Get(':month')
  @Can('statements.issue')
  @Page()
  see(
    @Param() { month }: MonthForm,
    @Query() { after }: MonthPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(month, after, { request, reply });
  }

  @Get(':month/list.csv')
  @Can('statements.issue')
  async csv(@Param() { month }: MonthForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const statements = await this.pages.all(month);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="statements-${month}.csv"`)
      .send(await this.files.monthCsv(month, statements, request));
  }

  /** What closing means, before it is done. */
  @Get(':month/closing')
  @Can('statements.issue')
  @Page()
  async confirm(
    @Param() { month }: MonthForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.pages.closing(month);
    return this.readers.show('statements/pages/month-closing', shown, request, reply);
  }

  @Post(':month/closing')
  @Can('statements.issue')
  async close(
    @Param() { month }: MonthForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.closeMonth.run({ month }, actor);
      await goTo(reply, `/statements/months/${month}`, { key: 'statements:done.closed' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) => this.page(month, 0, { request, reply }, { refusal }));
    }
  }

  private async page(month: string, after: number, { request, reply }: Turn, sent: object = {}): Promise<string> {
    const shown = { refusal: null, ...(await this.pages.month(month, after)), ...sent };
    return this.readers.show('statements/pages/month', shown, request, reply);
  }
}
