import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Facts } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { CloseEnrolment } from './close-enrolment.use-case.js';
import { type Change, ChangeAsked, ChangeForm } from './enrolment-change-forms.dto.js';
import { EnrolmentChangePageQueries } from './enrolment-change-page.queries.js';
import { changeShown, STATE_AFTER } from './enrolment-change-shown.js';
import { ResumeEnrolment } from './resume-enrolment.use-case.js';
import { SuspendEnrolment } from './suspend-enrolment.use-case.js';

/** A change of an enrolment: first what it comes to, for whom, then the button. */
@Controller('tracks/:enrolmentId/changes')
export class EnrolmentChangesPages {
  constructor(
    private readonly changes: EnrolmentChangePageQueries,
    private readonly suspendEnrolment: SuspendEnrolment,
    private readonly resumeEnrolment: ResumeEnrolment,
    private readonly closeEnrolment: CloseEnrolment,
    private readonly readers: Readers,
  ) {}

  @Get(':change')
  @Can('tracks.change-enrolment')
  @Page()
  async ask(
    @Param() { enrolmentId, change }: ChangeAsked,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = changeShown(enrolmentId, change, await this.changes.of(enrolmentId, STATE_AFTER[change]));
    return this.readers.show('tracks/pages/enrolment-change', shown, request, reply);
  }

  @Post(':change')
  @Can('tracks.change-enrolment')
  @Page()
  async make(
    @Param() asked: ChangeAsked,
    @Body() form: ChangeForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { enrolmentId, change } = asked;
    const seen = await this.changes.of(enrolmentId, STATE_AFTER[change], form.onDay);
    const shown = changeShown(enrolmentId, change, seen, form);
    if (shown.isReasonMissing || !seen.decision.allowed) {
      void reply.status(shown.isReasonMissing ? 400 : 422);
      await reply.send(await this.readers.show('tracks/pages/enrolment-change', shown, request, reply));
      return;
    }
    const facts = await this.run(change, { enrolmentId, onDay: form.onDay, reason: form.reason.trim() }, actor);
    await goTo(reply, `/tracks/${enrolmentId}`, { key: `enrolments:change.${change}.done`, facts });
  }

  private async run(
    change: Change,
    asked: { enrolmentId: string; onDay: string; reason: string },
    actor: Actor,
  ): Promise<Facts> {
    const { enrolmentId, onDay, reason } = asked;
    if (change === 'pause') await this.suspendEnrolment.run({ enrolmentId, fromOn: onDay, reason }, actor);
    if (change === 'withdrawal') await this.closeEnrolment.run({ ...asked, as: 'withdrawn' }, actor);
    if (change === 'ending') await this.closeEnrolment.run({ ...asked, as: 'ended' }, actor);
    if (change !== 'return') return {};
    const back = { enrolmentId, onDay, ...(reason && { reason }) };
    const { plannedEndOn } = await this.resumeEnrolment.run(back, actor);
    return { plannedEndOn };
  }
}
