import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { readingShown, readingsShown } from './readings-shown.js';
import { ReadingsQueries } from './readings.queries.js';
import { ReadingPageQuery, ReadingsPageQuery } from './register-forms.dto.js';

const ROWS = 50;

/** When the register was read, and what each reading found. */
@Controller('register/readings')
export class ReadingsPages {
  constructor(
    private readonly readings: ReadingsQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.manage-titles')
  @Page()
  async list(
    @Query() { after }: ReadingsPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = readingsShown(await this.readings.list(after, ROWS), after);
    return this.readers.show('competence-blocks/pages/register-readings', shown, request, reply);
  }

  @Get(':readingId')
  @Can('competence-blocks.manage-titles')
  @Page()
  async see(
    @Param('readingId', ParseUUIDPipe) readingId: string,
    @Query() asked: ReadingPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const reading = await this.readings.detail(readingId);
    const { kind, after, problem } = asked;
    const changes = await this.readings.changes(readingId, { ...(kind && { kind }), ...(after && { after }) }, ROWS);
    const problems = await this.readings.problems(readingId, problem, ROWS);
    const shown = readingShown(reading, { changes, problems }, asked);
    return this.readers.show('competence-blocks/pages/register-reading', shown, request, reply);
  }
}
