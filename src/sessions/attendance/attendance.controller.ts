import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import {
  OutcomeProposal,
  PresenceKept,
  RecordPresenceBody,
  SettledOutcome,
  SettleSessionBody,
} from './attendance.dto.js';
import { EvidenceQueries } from './evidence.queries.js';
import { RecordPresence } from './record-presence.use-case.js';
import { SettleSession } from './settle-session.use-case.js';

@Controller('api/sessions/:sessionId')
export class AttendanceController {
  constructor(
    private readonly recordPresence: RecordPresence,
    private readonly settleSession: SettleSession,
    private readonly evidence: EvidenceQueries,
  ) {}

  @Post('presence')
  @Can('sessions.record-presence')
  @Answers(201, PresenceKept)
  @Operation('Record that somebody joined or left a session', {
    403: ['sessions.not-your-side'],
    404: ['sessions.session-unknown'],
    422: ['sessions.presence-not-recordable'],
  })
  record(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { kind, at }: RecordPresenceBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.recordPresence.run({ sessionId, kind, ...(at && { at }) }, actor);
  }

  @Get('outcome-proposal')
  @Can('sessions.see-sessions')
  @Answers(200, OutcomeProposal)
  @Operation('See the outcome that the evidence of presence proposes, with every check', {
    404: ['sessions.session-unknown'],
  })
  propose(@Param('sessionId', ParseUUIDPipe) sessionId: string, @CurrentActor() actor: Actor) {
    return this.evidence.evidenceFor(actor, sessionId);
  }

  @Post('outcome')
  @Can('sessions.settle-session')
  @Answers(201, SettledOutcome)
  @Operation('Settle the outcome of a session', {
    403: ['sessions.not-your-side'],
    404: ['sessions.session-unknown', 'tracks.enrolment-unknown'],
    422: ['sessions.session-not-settleable'],
  })
  settle(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { outcome, reason }: SettleSessionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.settleSession.run({ sessionId, outcome, ...(reason && { reason }) }, actor);
  }
}
