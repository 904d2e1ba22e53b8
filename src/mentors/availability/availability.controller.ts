import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AddException } from './add-exception.use-case.js';
import {
  AddedException,
  AddExceptionBody,
  AvailabilityAsSet,
  AvailabilityQuery,
  AvailabilityShown,
  ExceptionAsked,
  SetAvailabilityBody,
} from './availability.dto.js';
import { AvailabilityQueries } from './availability.queries.js';
import { RemoveException } from './remove-exception.use-case.js';
import { SetAvailability } from './set-availability.use-case.js';

@Controller('api/mentors/:mentorId')
export class AvailabilityController {
  constructor(
    private readonly setAvailability: SetAvailability,
    private readonly addException: AddException,
    private readonly removeException: RemoveException,
    private readonly availability: AvailabilityQueries,
  ) {}

  @Get('availability')
  @Can('mentors.see-mentors')
  @Answers(200, AvailabilityShown)
  @Operation('See the weekly availability of a mentor on a day', { 404: ['mentors.mentor-unknown'] })
  see(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Query() { fromOn }: AvailabilityQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.availability.availabilityFor(actor, mentorId, fromOn);
  }

  @Put('availability')
  @Can('mentors.set-availability')
  @Answers(200, AvailabilityAsSet)
  @Operation('Set the weekly availability of a mentor from a day on', {
    400: ['mentors.availability-invalid'],
    403: ['mentors.availability-not-yours'],
    404: ['mentors.mentor-unknown'],
    422: ['mentors.availability-not-changeable'],
  })
  set(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() { zone, validFromOn, rules }: SetAvailabilityBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.setAvailability.run({ mentorId, zone, validFromOn, rules }, actor);
  }

  @Post('availability-exceptions')
  @Can('mentors.set-availability')
  @Answers(201, AddedException)
  @Operation("Add a dated exception to a mentor's availability", {
    400: ['mentors.availability-invalid'],
    403: ['mentors.availability-not-yours'],
    404: ['mentors.mentor-unknown'],
    422: ['mentors.availability-not-changeable'],
  })
  add(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() { onDay, untilOn, from, to, kind, zone }: AddExceptionBody,
    @CurrentActor() actor: Actor,
  ) {
    const more = { ...(untilOn && { untilOn }), ...(zone && { zone }) };
    return this.addException.run({ mentorId, onDay, from, to, kind, ...more }, actor);
  }

  @Delete('availability-exceptions/:exceptionId')
  @HttpCode(204)
  @Can('mentors.set-availability')
  @Answers(204)
  @Operation('Take an exception of today or later back', {
    403: ['mentors.availability-not-yours'],
    404: ['mentors.mentor-unknown', 'mentors.exception-unknown'],
    422: ['mentors.availability-not-changeable'],
  })
  remove(@Param() { mentorId, exceptionId }: ExceptionAsked, @CurrentActor() actor: Actor) {
    return this.removeException.run({ mentorId, exceptionId }, actor);
  }
}
