import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AddCalendar } from './add-calendar.use-case.js';
import { AddCalendarBody, AddedCalendar, CalendarAsked, CalendarShown } from './calendars.dto.js';
import { CalendarsQueries } from './calendars.queries.js';
import { RemoveCalendar } from './remove-calendar.use-case.js';

@Controller('api/mentors/:mentorId/calendars')
export class CalendarsController {
  constructor(
    private readonly addCalendar: AddCalendar,
    private readonly removeCalendar: RemoveCalendar,
    private readonly calendars: CalendarsQueries,
  ) {}

  @Get()
  @Can('mentors.set-availability')
  @Answers(200, [CalendarShown])
  @Operation('List the other calendars of a mentor', { 404: ['mentors.mentor-unknown'] })
  list(@Param('mentorId', ParseUUIDPipe) mentorId: string, @CurrentActor() actor: Actor) {
    return this.calendars.ofMentor(actor, mentorId);
  }

  @Post()
  @Can('mentors.set-availability')
  @Answers(201, AddedCalendar)
  @Operation('Read another calendar of a mentor by its address, now and every half hour', {
    403: ['mentors.availability-not-yours'],
    404: ['mentors.mentor-unknown'],
    422: ['mentors.calendar-unreadable', 'mentors.availability-not-changeable'],
  })
  add(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() { name, address }: AddCalendarBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.addCalendar.run({ mentorId, name, source: { address } }, actor);
  }

  @Delete(':calendarId')
  @HttpCode(204)
  @Can('mentors.set-availability')
  @Answers(204)
  @Operation('Withdraw another calendar of a mentor', {
    403: ['mentors.availability-not-yours'],
    404: ['mentors.mentor-unknown', 'mentors.calendar-unknown'],
  })
  remove(@Param() asked: CalendarAsked, @CurrentActor() actor: Actor) {
    return this.removeCalendar.run(asked, actor);
  }
}
