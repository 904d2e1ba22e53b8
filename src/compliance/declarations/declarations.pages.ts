import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { periodFaults } from '../period.rules.js';
import { declarationShown, listsShown, named, periodFor, previewShown } from './declarations-shown.js';
import { DeclarationListsQuery, DeclareAwardsBody, PassagesPageQuery, PeriodAsked } from './declarations.dto.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { STATE_ZONE } from './declarations.types.js';
import { DeclareAwards } from './declare-awards.use-case.js';
import { DueAwardsQueries } from './due-awards.queries.js';
import { ReadReceipt } from './read-receipt.use-case.js';
import { WithdrawalsQueries } from '../withdrawals/withdrawals.queries.js';
import { withReceiptOf } from './receipt-upload.js';

const ROWS = 50;

/** What is to declare and what was sent; a period before its file is made; a file, and the receipt that answers it. */
@Controller('declarations')
export class DeclarationsPages {
  constructor(
    private readonly clock: Clock,
    private readonly declareAwards: DeclareAwards,
    private readonly readReceipt: ReadReceipt,
    private readonly declarations: DeclarationsQueries,
    private readonly dueAwards: DueAwardsQueries,
    private readonly withdrawals: WithdrawalsQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('compliance.see-declarations')
  @Page()
  async list(
    @Query() asked: DeclarationListsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { after, dueAfter } = asked;
    const due = await this.dueAwards.list({ after: dueAfter ?? null, size: ROWS });
    const sent = await this.declarations.list({ after: after ?? null, size: ROWS });
    const lists = listsShown({ ...due, count: await this.dueAwards.count() }, sent, asked);
    const shown = { ...lists, withdrawals: (await this.withdrawals.toTell()).map(named) };
    return this.readers.show('compliance/pages/declarations', shown, request, reply);
  }

  @Get('new')
  @Can('compliance.declare-awards')
  @Page()
  async preview(
    @Query() asked: PeriodAsked,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    const { rows: due } = await this.dueAwards.list({ size: 1 });
    const period = periodFor(asked, due[0], today);
    const [fault] = periodFaults(period, today, { from: 'from', until: 'until' });
    if (fault) void reply.status(400);
    const preview = fault ? null : previewShown(await this.declarations.preview(period));
    const shown = { ...period, today, wrong: fault?.at, preview };
    return this.readers.show('compliance/pages/new-declaration', shown, request, reply);
  }

  @Post()
  @Can('compliance.declare-awards')
  async declare(@Body() period: DeclareAwardsBody, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    const { declarationId, passages, incompleteCount } = await this.declareAwards.run(period, actor);
    const key = incompleteCount > 0 ? 'compliance:file.made-in-part' : 'compliance:file.made';
    await goTo(reply, `/declarations/${declarationId}`, { key, facts: { count: passages, left: incompleteCount } });
  }

  @Get(':declarationId')
  @Can('compliance.see-declarations')
  @Page()
  async see(
    @Param('declarationId', ParseUUIDPipe) declarationId: string,
    @Query() page: PassagesPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const declaration = await this.declarations.declaration(declarationId);
    const passages = await this.declarations.passages(declarationId, page);
    const shown = declarationShown(declaration, passages, page);
    return this.readers.show('compliance/pages/declaration', shown, request, reply);
  }

  /** A form with the receipt of the Caisse des Dépôts as its `file`. */
  @Post(':declarationId/receipt')
  @Can('compliance.declare-awards')
  async receipt(
    @Param('declarationId', ParseUUIDPipe) declarationId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { accepted, rejected, unanswered } = await withReceiptOf(request, (bytes) =>
      this.readReceipt.run({ declarationId, bytes }, actor),
    );
    await goTo(reply, `/declarations/${declarationId}`, {
      key: 'compliance:file.receipt-read',
      kind: rejected > 0 ? 'notice' : 'done',
      facts: { accepted, rejected, unanswered },
    });
  }
}
