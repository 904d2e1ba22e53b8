import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Answers, Operation, Uploads } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import {
  AwardsDuePage,
  DeclarationMade,
  DeclarationPreviewed,
  DeclarationShown,
  DeclarationsPage,
  PassagesPage,
  ReceiptAnswered,
} from './declarations-answers.dto.js';
import { DeclareAwardsBody, DeclarationsPageQuery, PassagesPageQuery, PreviewQuery } from './declarations.dto.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { DeclareAwards } from './declare-awards.use-case.js';
import { DueAwardsQueries } from './due-awards.queries.js';
import { ReadReceipt } from './read-receipt.use-case.js';
import { withReceiptOf } from './receipt-upload.js';

@Controller('api/declarations')
export class DeclarationsController {
  constructor(
    private readonly declareAwards: DeclareAwards,
    private readonly readReceipt: ReadReceipt,
    private readonly declarations: DeclarationsQueries,
    private readonly dueAwards: DueAwardsQueries,
  ) {}

  @Get('awards-to-declare')
  @Can('compliance.see-declarations')
  @Answers(200, AwardsDuePage)
  @Operation('List the awards still to be declared, with the days left')
  async due(@Query() page: DeclarationsPageQuery) {
    return { count: await this.dueAwards.count(), ...(await this.dueAwards.list(page)) };
  }

  @Get('preview')
  @Can('compliance.see-declarations')
  @Answers(200, DeclarationPreviewed)
  @Operation('See what a declaration of a period would contain and what is incomplete', {
    400: ['compliance.period-invalid'],
  })
  preview(@Query() { from: fromOn, until: untilOn }: PreviewQuery) {
    return this.declarations.preview({ fromOn, untilOn });
  }

  @Post()
  @Can('compliance.declare-awards')
  @Answers(201, DeclarationMade)
  @Operation('Declare the awards of a period: makes the file for the Caisse des Dépôts', {
    400: ['compliance.period-invalid'],
    422: ['compliance.accrochage-not-valid', 'compliance.accrochage-too-large', 'compliance.nothing-to-declare'],
  })
  declare(@Body() body: DeclareAwardsBody, @CurrentActor() actor: Actor) {
    return this.declareAwards.run(body, actor);
  }

  @Get()
  @Can('compliance.see-declarations')
  @Answers(200, DeclarationsPage)
  @Operation('List the declarations, one page at a time')
  list(@Query() page: DeclarationsPageQuery) {
    return this.declarations.list(page);
  }

  @Get(':declarationId')
  @Can('compliance.see-declarations')
  @Answers(200, DeclarationShown)
  @Operation('See a declaration with the state of its passages', { 404: ['compliance.declaration-unknown'] })
  see(@Param('declarationId', ParseUUIDPipe) declarationId: string) {
    return this.declarations.declaration(declarationId);
  }

  @Get(':declarationId/passages')
  @Can('compliance.see-declarations')
  @Answers(200, PassagesPage)
  @Operation('List the passages of a declaration, one page at a time', { 404: ['compliance.declaration-unknown'] })
  passages(@Param('declarationId', ParseUUIDPipe) declarationId: string, @Query() page: PassagesPageQuery) {
    return this.declarations.passages(declarationId, page);
  }

  @Get(':declarationId/file.xml')
  @Can('compliance.declare-awards')
  @Answers(200, undefined, 'application/xml')
  @Operation('Download the file of a declaration', { 404: ['compliance.declaration-unknown'] })
  @Header('cache-control', 'private, no-store')
  async file(@Param('declarationId', ParseUUIDPipe) declarationId: string) {
    const { content, name, byteCount } = await this.declarations.file(declarationId);
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(content, { type: 'application/xml', disposition, length: byteCount });
  }

  /** A form with the receipt of the Caisse des Dépôts as its `file`. */
  @Post(':declarationId/receipt')
  @Can('compliance.declare-awards')
  @Uploads('file')
  @Answers(201, ReceiptAnswered)
  @Operation('Read back the receipt that answers a declaration', {
    400: ['compliance.receipt-unreadable'],
    404: ['compliance.declaration-unknown'],
    422: ['compliance.receipt-of-another-file', 'compliance.receipt-refused'],
  })
  receipt(
    @Param('declarationId', ParseUUIDPipe) declarationId: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return withReceiptOf(request, (bytes) => this.readReceipt.run({ declarationId, bytes }, actor));
  }
}
