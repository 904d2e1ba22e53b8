import { Body, Controller, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo } from '../../platform/web/page.js';
import { SESSION_STATES, type SettledState } from '../booking/session.types.js';
import { ContestSession } from './contest-session.use-case.js';
import { DecideContest } from './decide-contest.use-case.js';

const SETTLED = SESSION_STATES.filter((state) => state !== 'booked');

export class ContestForm {
  @IsString()
  @Length(3, 2000)
  reason: string;
}

export class RulingForm {
  @IsUUID()
  contestId: string;

  @IsString()
  @Length(3, 2000)
  ruling: string;

  /** The outcome as it shall stand; empty keeps the contested one. */
  @IsIn([...SETTLED, ''])
  outcome: SettledState | '';
}

/** Contesting the outcome of a session, and ruling on it, from its page. */
@Controller('sessions/:sessionId')
export class ContestsPages {
  constructor(
    private readonly contestSession: ContestSession,
    private readonly decideContest: DecideContest,
  ) {}

  @Post('contests')
  @Can('sessions.contest-session')
  async contest(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { reason }: ContestForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.contestSession.run({ sessionId, reason }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:contest.done' });
  }

  @Post('ruling')
  @Can('sessions.decide-contest')
  async rule(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { contestId, ruling, outcome }: RulingForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.decideContest.run({ contestId, ruling, ...(outcome && { outcome }) }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:contest.ruled' });
  }
}
