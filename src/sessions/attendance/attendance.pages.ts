import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { SessionPageQueries } from '../booking/session-page.queries.js';
import { sessionShown } from '../booking/session-shown.js';
import { OUTCOMES, type Outcome } from './outcome.rules.js';
import { RecordPresence } from './record-presence.use-case.js';
import { EvidenceQueries } from './evidence.queries.js';
import { evidenceShown } from './evidence-shown.js';
import { SettleSession } from './settle-session.use-case.js';
import { StatePresence } from './state-presence.use-case.js';

export class PresenceForm {
  @IsIn(['joined', 'left'])
  kind: 'joined' | 'left';
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NO_TIME = { message: '$property is a time of day, HH:MM', context: { code: 'time-unknown' } };

/** Times of day in the zone of the session. */
export class SaidPresenceForm {
  @Matches(TIME, NO_TIME)
  from: string;

  @Matches(TIME, NO_TIME)
  until: string;
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
    private readonly statePresence: StatePresence,
    private readonly settleSession: SettleSession,
    private readonly timelines: EvidenceQueries,
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

  /** What this side says afterwards of its presence. */
  @Post('presence/said')
  @Can('sessions.record-presence')
  async say(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { from, until }: SaidPresenceForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.statePresence.run({ sessionId, from, until }, actor);
    await goTo(reply, `/sessions/${sessionId}/evidence`, { key: 'sessions:presence.done.said' });
  }

  /** Who was there when, by source, and what was concluded: the same for both sides. */
  @Get('evidence')
  @Can('sessions.see-sessions')
  @Page()
  async evidence(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.sessions.of(actor, sessionId);
    const shown = evidenceShown(seen, await this.timelines.timelineFor(actor, sessionId));
    return this.readers.show('sessions/pages/evidence', shown, request, reply);
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
