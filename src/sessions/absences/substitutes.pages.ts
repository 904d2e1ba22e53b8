import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { ArrangeSubstitute } from '../../mentors/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Check } from '../../platform/kernel/decision.js';
import { DomainError } from '../../platform/kernel/domain-error.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { chosenIn, type Form } from './absence-form.js';
import { AbsencePageQueries } from './absence-page.queries.js';

/** A substitute for each learner of a mentor who is away longer: proposed, chosen, arranged at once. */
@Controller('absences/:absenceId/substitutes')
export class SubstitutesPages {
  constructor(
    private readonly pages: AbsencePageQueries,
    private readonly arrangeSubstitute: ArrangeSubstitute,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.arrange-substitute')
  @Page()
  propose(
    @Param('absenceId', ParseUUIDPipe) absenceId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(absenceId, actor, { request, reply }, new Map());
  }

  @Post()
  @Can('mentors.arrange-substitute')
  @Page()
  async arrange(
    @Param('absenceId', ParseUUIDPipe) absenceId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.one(absenceId, actor);
    const refused = new Map<string, Check[]>();
    for (const { enrolmentId, substituteId } of chosenIn(form)) {
      const checks = await this.arranged({ absenceId, enrolmentId, substituteId }, actor);
      if (checks) refused.set(enrolmentId, checks);
    }
    if (refused.size === 0) {
      await goTo(reply, `/absences/${absenceId}`, { key: 'absences:done.arranged' });
      return;
    }
    await sendPage(reply, await this.page(absenceId, actor, { request, reply }, refused), 422);
  }

  /** Why it could not be, or null. */
  private async arranged(
    asked: { absenceId: string; enrolmentId: string; substituteId: string },
    actor: Actor,
  ): Promise<Check[] | null> {
    try {
      await this.arrangeSubstitute.run(asked, actor);
      return null;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'refused') return error.checks;
      throw error;
    }
  }

  private async page(
    absenceId: string,
    actor: Actor,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    refused: ReadonlyMap<string, Check[]>,
  ): Promise<string> {
    const { absence, unserved, today } = await this.pages.one(absenceId, actor);
    const fromOn = absence.fromOn > today ? absence.fromOn : today;
    const rows = await this.pages.candidates(unserved, fromOn, absence.mentorId);
    const shown = {
      absence,
      fromOn,
      rows: rows.map((row) => ({ ...row, checks: refused.get(row.enrolmentId) ?? null })),
    };
    return this.readers.show('sessions/pages/substitutes', shown, request, reply);
  }
}
