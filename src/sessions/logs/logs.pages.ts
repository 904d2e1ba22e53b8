import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { SessionPageQueries } from '../booking/session-page.queries.js';
import { sessionShown } from '../booking/session-shown.js';
import { CountersignLog } from './countersign-log.use-case.js';
import { WriteLog } from './write-log.use-case.js';

const LONGEST = 5000;
const ASKED = ['done', 'objectives', 'projectState'] as const;

export class LogForm {
  @IsString()
  @MaxLength(LONGEST)
  done: string;

  @IsString()
  @MaxLength(LONGEST)
  objectives: string;

  @IsString()
  @MaxLength(LONGEST)
  projectState: string;

  @IsString()
  @MaxLength(LONGEST)
  privateNote = '';

  /** Which of the two buttons was pressed. */
  @IsOptional()
  @IsIn(['keep', 'sign'])
  button: 'keep' | 'sign' = 'keep';
}

/** The log of a session, written and signed on its page. */
@Controller('sessions/:sessionId/log')
export class LogsPages {
  constructor(
    private readonly writeLog: WriteLog,
    private readonly countersignLog: CountersignLog,
    private readonly sessions: SessionPageQueries,
    private readonly readers: Readers,
  ) {}

  @Post()
  @Can('sessions.settle-session')
  @Page()
  async write(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { button, ...log }: LogForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const missing = button === 'sign' ? ASKED.filter((name) => log[name].trim() === '') : [];
    if (missing.length > 0) {
      const shown = sessionShown(await this.sessions.of(actor, sessionId), { log, missing });
      await reply.status(400).send(await this.readers.show('sessions/pages/session', shown, request, reply));
      return;
    }
    await this.writeLog.run({ sessionId, ...log, sign: button === 'sign' }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: `sessions:log.done.${button}` });
  }

  @Post('countersignature')
  @Can('sessions.record-presence')
  async countersign(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.countersignLog.run({ sessionId }, actor);
    await goTo(reply, `/sessions/${sessionId}`, { key: 'sessions:log.done.countersigned' });
  }
}
