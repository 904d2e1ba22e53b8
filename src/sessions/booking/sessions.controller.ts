import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { SessionDetailQueries } from './session-detail.queries.js';
import { MentorDay, ObligedWeekShown, SessionsListQuery, SessionsPage, SessionWhole } from './sessions.dto.js';
import { SessionsQueries } from './sessions.queries.js';
import { WeeksQueries } from './weeks.queries.js';

@Controller('api')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsQueries,
    private readonly details: SessionDetailQueries,
    private readonly weeks: WeeksQueries,
  ) {}

  @Get('sessions')
  @Can('sessions.see-sessions')
  @Answers(200, SessionsPage)
  @Operation('List sessions, one page at a time')
  list(@Query() query: SessionsListQuery, @CurrentActor() actor: Actor) {
    return this.sessions.listFor(actor, query);
  }

  @Get('sessions/:sessionId')
  @Can('sessions.see-sessions')
  @Answers(200, SessionWhole)
  @Operation('See a session with its outcomes, log and contests', { 404: ['sessions.session-unknown'] })
  see(@Param('sessionId', ParseUUIDPipe) sessionId: string, @CurrentActor() actor: Actor) {
    return this.details.detailFor(actor, sessionId);
  }

  @Get('enrolments/:enrolmentId/session-weeks')
  @Can('sessions.see-sessions')
  @Answers(200, [ObligedWeekShown])
  @Operation('List the weeks of an enrolment and whether each had its session', { 404: ['sessions.enrolment-unknown'] })
  listWeeks(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.weeks.weeksFor(actor, enrolmentId);
  }

  @Get('my/mentor-day')
  @Can('sessions.see-mentor-home')
  @Answers(200, MentorDay)
  @Operation('See the day of the mentor who asks')
  mentorDay(@CurrentActor() actor: Actor) {
    return this.sessions.dayOf(actor.id);
  }
}
