import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { HOUSE_ZONE } from '../months/month.rules.js';
import { AnswerStatement } from './answer-statement.use-case.js';
import { StatementFiles } from './statement-files.js';
import { StatementPageQueries } from './statement-page.queries.js';
import { linesShown, numberOf, rowShown, statementShown } from './statement-shown.js';
import { bodyOf, type Form, textIn } from '../forms.js';
import { WordsForm } from './statements.dto.js';

/** What a mentor is paid: month by month, line by line, and what is said of it. */
@Controller('statements')
export class StatementsPages {
  constructor(
    private readonly pages: StatementPageQueries,
    private readonly files: StatementFiles,
    private readonly answer: AnswerStatement,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('statements.answer')
  @Page()
  async list(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { statements, running, unsettled } = await this.pages.listOf(actor);
    const toAnswer = statements.find(({ state }) => state === 'issued' || state === 'replied');
    const shown = {
      toAnswer: toAnswer ? rowShown(toAnswer) : null,
      statements: statements.map(rowShown),
      running: running.map(({ lines, ...month }) => ({ ...month, monthOn: `${month.month}-01`, ...linesShown(lines) })),
      unsettled,
      zone: HOUSE_ZONE,
    };
    return this.readers.show('statements/pages/mine', shown, request, reply);
  }

  @Get(':statementId')
  @Can('statements.see')
  @Page()
  see(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(statementId, actor, { request, reply });
  }

  @Get(':statementId/lines.csv')
  @Can('statements.see')
  async csv(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seen = await this.pages.one(actor, statementId);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${numberOf(seen.statement)}.csv"`)
      .send(await this.files.csv(seen, request));
  }

  @Get(':statementId/statement.pdf')
  @Can('statements.see')
  async pdf(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seen = await this.pages.one(actor, statementId);
    await reply
      .header('content-type', 'application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="${numberOf(seen.statement)}.pdf"`)
      .send(Buffer.from(await this.files.pdf(seen, request)));
  }

  @Post(':statementId/approval')
  @Can('statements.answer')
  async approve(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer.approve({ statementId }, actor);
    await goTo(reply, `/statements/${statementId}`, { key: 'statements:done.approved' });
  }

  @Post(':statementId/dispute')
  @Can('statements.answer')
  async dispute(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { words } = await bodyOf(WordsForm, form);
      await this.answer.dispute({ statementId, words }, actor);
      await goTo(reply, `/statements/${statementId}`, { key: 'statements:done.disputed' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.page(statementId, actor, { request, reply }, { refusal, words: textIn(form, 'words') }),
      );
    }
  }

  @Post(':statementId/reply')
  @Can('statements.issue')
  async reply(
    @Param('statementId', ParseUUIDPipe) statementId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { words } = await bodyOf(WordsForm, form);
      const { reissued } = await this.answer.reply({ statementId, words }, actor);
      await goTo(reply, `/statements/${statementId}`, { key: `statements:done.${reissued ? 'reissued' : 'replied'}` });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.page(statementId, actor, { request, reply }, { refusal, words: textIn(form, 'words') }),
      );
    }
  }

  private async page(
    statementId: string,
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    sent: object = {},
  ): Promise<string> {
    const seen = await this.pages.one(actor, statementId);
    const isMentor = seen.statement.mentorId === actor.id;
    const shown = { refusal: null, words: '', ...statementShown(seen, { isMentor }), ...sent };
    return this.readers.show('statements/pages/statement', shown, request, reply);
  }
}
