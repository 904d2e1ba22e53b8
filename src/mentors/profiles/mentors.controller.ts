import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MentorShown, MentorsListQuery, MentorsPage, RegisteredMentor, RegisterMentorBody } from './mentors.dto.js';
import { MentorsQueries } from './mentors.queries.js';
import { RegisterMentor } from './register-mentor.use-case.js';

@Controller('api/mentors')
export class MentorsController {
  constructor(
    private readonly registerMentor: RegisterMentor,
    private readonly mentors: MentorsQueries,
  ) {}

  @Post()
  @Can('mentors.register-mentor')
  @Answers(201, RegisteredMentor)
  @Operation('Register a mentor and what they can accompany', {
    400: ['identity.role-holder-invalid'],
    404: ['identity.account-unknown'],
    409: ['identity.email-taken', 'mentors.mentor-registered-already'],
  })
  register(@Body() body: RegisterMentorBody, @CurrentActor() actor: Actor) {
    return this.registerMentor.run(body, actor);
  }

  @Get()
  @Can('mentors.see-mentors')
  @Answers(200, MentorsPage)
  @Operation('List the mentors, one page at a time')
  list(@Query() query: MentorsListQuery, @CurrentActor() actor: Actor) {
    return this.mentors.listFor(actor, query);
  }

  @Get(':mentorId')
  @Can('mentors.see-mentors')
  @Answers(200, MentorShown)
  @Operation('See a mentor', { 404: ['mentors.mentor-unknown'] })
  see(@Param('mentorId', ParseUUIDPipe) mentorId: string, @CurrentActor() actor: Actor) {
    return this.mentors.mentorFor(actor, mentorId);
  }
}
