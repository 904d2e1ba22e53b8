import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { unmet } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { PeriodAsked } from '../declarations/declarations.dto.js';
import { STATE_ZONE } from '../declarations/declarations.types.js';
import { periodFaults } from '../period.rules.js';
import { CompletionCertificates } from './completion-certificates.queries.js';

/** What a certificate of completion of a track would attest, before it is printed. */
@Controller('tracks/:enrolmentId/completion')
export class CompletionPages {
  constructor(
    private readonly clock: Clock,
    private readonly certificates: CompletionCertificates,
    private readonly readers: Readers,
  ) {}

  /** This month, when no period is asked for. */
  @Get()
  @Can('compliance.issue-completion')
  @Page()
  async see(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { from, until }: PeriodAsked,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    const untilOn = until ?? today;
    const fromOn = from ?? `${untilOn.slice(0, 7)}-01`;
    const [fault] = periodFaults({ fromOn, untilOn }, today, { from: 'from', until: 'until' });
    if (fault) void reply.status(400);
    const asked = fault ? { enrolmentId, fromOn: today, untilOn: today } : { enrolmentId, fromOn, untilOn };
    const certificate = await this.certificates.preview(asked);
    const shown = {
      fromOn,
      untilOn,
      today,
      wrong: fault?.at ?? null,
      certificate,
      months: certificate.months.map((month) => ({
        ...month,
        days: month.sessionsOn.map((day) => Number(day.slice(8))),
      })),
      unmet: unmet(certificate.decision),
      file: `/api/enrolments/${enrolmentId}/completion-certificate.pdf?from=${fromOn}&until=${untilOn}`,
    };
    return this.readers.show('compliance/pages/completion', shown, request, reply);
  }
}
