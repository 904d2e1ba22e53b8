import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { SessionPageQueries } from '../booking/session-page.queries.js';
import { sessionShown } from '../booking/session-shown.js';
import { OUTCOMES, type Outcome } from './outcome.rules.js';
import type { PresenceKind } from './presence.types.js';
import { RecordPresence } from './record-presence.use-case.js';
import { SettleSession } from './settle-session.use-case.js';

export class PresenceForm {
  @IsIn(['joined', 'left'])
  kind: PresenceKind;
}

export class OutcomeForm {
  @IsIn(OUTCOMES)
  outcome: Outcome;

  @IsString()
  @MaxLength(1000)
  reason = '';
}

/** What is said of a session from its page: I am there, I leave, this is what became of it. */
@Controller('sessions/:sessionId')
export class AttendancePages {
  constructor(
    private readonly recordPresence: RecordPresence,
    private readonly settleSession: SettleSession,
    private readonly sessions: SessionPageQueries,
    private readonly readers: Readers,
  ) {}

  @Post('presence')
  @Can('sessions.record-presence')
  async record(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { kind }: PresenceForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.recordPresence.run({ sessionId, kind }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: `sessions:presence.done.${kind}` });
  }

  @Post('outcome')
  @Can('sessions.settle-session')
  @Page()
  async settle(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { outcome, reason }: OutcomeForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const why = reason.trim();
    const seen = await this.sessions.of(actor, sessionId);
    if (seen.side === 'mentor' && !why && outcome !== seen.evidence.outcome) {
      const shown = sessionShown(seen, { settling: { outcome, reason }, missing: ['reason'] });
      await reply.status(400).send(await this.readers.show('sessions/pages/session', shown, request, reply));
      return;
    }
    await this.settleSession.run({ sessionId, outcome, ...(why && { reason: why }) }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:outcome.done' });
  }
}
