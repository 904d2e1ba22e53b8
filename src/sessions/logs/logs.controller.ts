import { Body, Controller, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CountersignLog } from './countersign-log.use-case.js';
import { LogCountersignedAnswer, LogWritten, WriteLogBody } from './logs.dto.js';
import { WriteLog } from './write-log.use-case.js';

@Controller('api/sessions/:sessionId/log')
export class LogsController {
  constructor(
    private readonly writeLog: WriteLog,
    private readonly countersignLog: CountersignLog,
  ) {}

  @Put()
  @Can('sessions.settle-session')
  @Answers(200, LogWritten)
  @Operation('Write the log of a session', {
    403: ['sessions.not-your-side'],
    404: ['sessions.session-unknown'],
    422: ['sessions.log-not-writable'],
  })
  write(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { done, objectives, projectState, privateNote, sign }: WriteLogBody,
    @CurrentActor() actor: Actor,
  ) {
    const note = privateNote === undefined ? {} : { privateNote };
    return this.writeLog.run({ sessionId, done, objectives, projectState, ...note, sign }, actor);
  }

  @Post('countersignature')
  @Can('sessions.record-presence')
  @Answers(201, LogCountersignedAnswer)
  @Operation('Countersign the log of a session', {
    403: ['sessions.not-your-side'],
    404: ['sessions.session-unknown'],
    422: ['sessions.log-not-writable'],
  })
  countersign(@Param('sessionId', ParseUUIDPipe) sessionId: string, @CurrentActor() actor: Actor) {
    return this.countersignLog.run({ sessionId }, actor);
  }
}
