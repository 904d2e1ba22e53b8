import { Body, Controller, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, localAddress } from '../../platform/web/page.js';
import { HoldUnknown, SessionNotBookable, SessionNotMovable } from '../sessions.errors.js';
import { HoldSlot } from './hold-slot.use-case.js';
import { HoldForm, ReleaseForm } from './holds.dto.js';
import { ReleaseHold } from './release-hold.use-case.js';

/** Pressing a slot keeps it while its form is open; leaving the form lets it go. */
@Controller('sessions/holds')
export class HoldsPages {
  constructor(
    private readonly holdSlot: HoldSlot,
    private readonly releaseHold: ReleaseHold,
  ) {}

  /** The page that follows says why, when the slot could not be kept. */
  @Post()
  @Can('sessions.book-session')
  async hold(
    @Body() { enrolmentId, slot, sessionId }: HoldForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const startsAt = slot;
    const noticeWaived = hasRole(actor, 'mentor');
    await this.holdSlot
      .run({ enrolmentId, startsAt, noticeWaived, ...(sessionId && { sessionId }) }, actor)
      .catch(unlessRefused);
    const query = new URLSearchParams(sessionId ? { startsAt } : { enrolmentId, startsAt }).toString();
    const form = sessionId ? `/sessions/${sessionId}/move/confirmation` : '/sessions/new/confirmation';
    await goTo(reply, `${form}?${query}`);
  }

  @Post(':holdId/release')
  @Can('sessions.book-session')
  async release(
    @Param('holdId', ParseUUIDPipe) holdId: string,
    @Body() { to }: ReleaseForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.releaseHold.run(holdId, actor).catch(unlessGone);
    await goTo(reply, localAddress(to) ?? '/sessions');
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof HoldUnknown)) throw error;
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof SessionNotBookable || error instanceof SessionNotMovable)) throw error;
}
