import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { LateLogsQueries } from './late-logs.queries.js';

const ROWS = 50;

export class LateLogsQuery {
  /** The key of the last session seen. */
  @IsOptional()
  @Matches(/^(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/)
  after?: string;
}

/** For advisors: the sessions of which the mentor still owes the outcome or the log. */
@Controller('sessions/late')
export class LateLogsPages {
  constructor(
    private readonly lateLogs: LateLogsQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('sessions.see-late-logs')
  @Page()
  async list(
    @Query() { after = '' }: LateLogsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { rows, nextAfter } = await this.lateLogs.list({ after, size: ROWS });
    const shown = {
      rows,
      firstHref: after ? '/sessions/late' : null,
      nextHref: nextAfter && `/sessions/late?after=${encodeURIComponent(nextAfter)}`,
    };
    return this.readers.show('sessions/pages/late', shown, request, reply);
  }
}
