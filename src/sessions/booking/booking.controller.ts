import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { OncePerKey } from '../../platform/http/once-per-key.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { BookSession } from './book-session.use-case.js';
import { BookingCases } from './booking-cases.queries.js';
import {
  BookingDecision,
  BookSessionBody,
  CancellationConsequence,
  CancellationDecision,
  CancelSessionBody,
  FreeSlot,
  RoomPage,
  RoomQuery,
  SessionBookedAnswer,
  SlotsQuery,
} from './booking.dto.js';
import { CancellationsQueries } from './cancellations.queries.js';
import { CancelSession } from './cancel-session.use-case.js';
import { RoomQueries } from './room.queries.js';
import { SlotsQueries } from './slots.queries.js';

@Controller('api')
export class BookingController {
  constructor(
    private readonly bookSession: BookSession,
    private readonly cancelSession: CancelSession,
    private readonly cases: BookingCases,
    private readonly cancellations: CancellationsQueries,
    private readonly slots: SlotsQueries,
    private readonly room: RoomQueries,
  ) {}

  @Post('sessions')
  @OncePerKey()
  @Can('sessions.book-session')
  @Answers(201, SessionBookedAnswer)
  @Operation('Book a session of a learner with their mentor', {
    400: ['sessions.start-invalid'],
    404: ['sessions.enrolment-unknown'],
    422: ['sessions.session-not-bookable'],
  })
  book(@Body() body: BookSessionBody, @CurrentActor() actor: Actor) {
    return this.bookSession.run(body, actor);
  }

  @Post('sessions/decision')
  @HttpCode(200)
  @Can('sessions.book-session')
  @Answers(200, BookingDecision)
  @Operation('Ask whether a slot can be booked, with every check', {
    400: ['sessions.start-invalid'],
    404: ['sessions.enrolment-unknown'],
  })
  mayBook(@Body() body: BookSessionBody, @CurrentActor() actor: Actor) {
    return this.cases.decisionFor(body, actor);
  }

  @Get('sessions/:sessionId/cancellation-decision')
  @Can('sessions.cancel-session')
  @Answers(200, CancellationDecision)
  @Operation('Ask what cancelling a session would cost, with every check', { 404: ['sessions.session-unknown'] })
  mayCancel(@Param('sessionId', ParseUUIDPipe) sessionId: string, @CurrentActor() actor: Actor) {
    return this.cancellations.decisionFor(sessionId, actor);
  }

  @Post('sessions/:sessionId/cancellation')
  @OncePerKey()
  @Can('sessions.cancel-session')
  @Answers(201, CancellationConsequence)
  @Operation('Cancel a session, with the reason', {
    404: ['sessions.session-unknown'],
    422: ['sessions.session-not-cancellable'],
  })
  cancel(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @Body() { reason }: CancelSessionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.cancelSession.run({ sessionId, reason }, actor);
  }

  @Get('mentors-with-room')
  @Can('sessions.find-room')
  @Answers(200, RoomPage)
  @Operation('List the mentors with what is free for a learner in the next four weeks, the earliest first', {
    404: ['sessions.enrolment-unknown'],
  })
  listRoom(@Query() { enrolmentId, after, size }: RoomQuery, @CurrentActor() actor: Actor) {
    return this.room.of(actor, { enrolmentId, size, ...(after && { after }) });
  }

  @Get('mentors/:mentorId/slots')
  @Can('sessions.see-sessions')
  @Answers(200, [FreeSlot])
  @Operation('List the free slots of a mentor for an enrolment', {
    400: ['sessions.slots-span-invalid'],
    404: ['sessions.enrolment-unknown'],
  })
  listSlots(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Query() { enrolmentId, from, to }: SlotsQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.slots.slotsFor(actor, { mentorId, enrolmentId, ...(from && { from }), ...(to && { to }) });
  }
}
