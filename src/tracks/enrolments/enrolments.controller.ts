import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import {
  EnrolledLearner,
  EnrolmentSeen,
  PageOfEnrolments,
  PlanOfTrack,
  TriedEnrolment,
} from './enrolment-answers.dto.js';
import { EnrolBody, EnrolmentSearchQuery } from './enrolment.dto.js';
import { Enrol } from './enrol.use-case.js';
import { EnrolmentsQueries } from './enrolments.queries.js';
import { EntryQueries } from './entry.queries.js';

@Controller('api/enrolments')
export class EnrolmentsController {
  constructor(
    private readonly enrol: Enrol,
    private readonly entries: EntryQueries,
    private readonly enrolments: EnrolmentsQueries,
  ) {}

  @Post()
  @Can('tracks.enrol-learner')
  @Answers(201, EnrolledLearner)
  @Operation('Enrol a learner on a design, at a pace, under a rulebook', {
    400: ['tracks.place-unknown'],
    404: ['tracks.design-unknown', 'tracks.learner-unknown', 'tracks.rulebook-unknown'],
    422: ['tracks.not-enrollable'],
  })
  enrolLearner(@Body() body: EnrolBody, @CurrentActor() actor: Actor) {
    return this.enrol.run(body, actor);
  }

  @Post('decision')
  @HttpCode(200)
  @Can('tracks.enrol-learner')
  @Answers(200, TriedEnrolment)
  @Operation('Ask whether a learner can be enrolled so, with the plan it gives', {
    400: ['tracks.place-unknown'],
    404: ['tracks.design-unknown', 'tracks.learner-unknown', 'tracks.rulebook-unknown'],
  })
  try(@Body() body: EnrolBody) {
    return this.entries.trialOf(body);
  }

  @Get()
  @Can('tracks.list-enrolments')
  @Answers(200, PageOfEnrolments)
  @Operation('List enrolments, one page at a time')
  list(@Query() search: EnrolmentSearchQuery) {
    return this.enrolments.list(search);
  }

  @Get(':enrolmentId')
  @Can('tracks.see-enrolment')
  @Answers(200, EnrolmentSeen)
  @Operation('See an enrolment', { 404: ['tracks.enrolment-unknown'] })
  see(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.enrolments.enrolmentFor(actor, enrolmentId);
  }

  @Get(':enrolmentId/plan')
  @Can('tracks.see-enrolment')
  @Answers(200, PlanOfTrack)
  @Operation('See the dated plan of an enrolment', { 404: ['tracks.enrolment-unknown'] })
  plan(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.enrolments.planFor(actor, enrolmentId);
  }
}
