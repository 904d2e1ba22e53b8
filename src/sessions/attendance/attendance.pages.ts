import { Body, Controller, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo } from '../../platform/web/page.js';
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
  async settle(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { outcome, reason }: OutcomeForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const why = reason.trim();
    await this.settleSession.run({ sessionId, outcome, ...(why && { reason: why }) }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:outcome.done' });
  }
}
