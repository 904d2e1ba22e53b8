import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ProgressSeen, StandingOfBlock } from './progression.dto.js';
import { ProgressionQueries } from './progression.queries.js';
import { ProjectOfLearner } from './project-answers.dto.js';
import { StartProject } from './start-project.use-case.js';

@Controller('api/enrolments/:enrolmentId')
export class ProgressionController {
  constructor(
    private readonly progression: ProgressionQueries,
    private readonly startProject: StartProject,
  ) {}

  @Get('blocks')
  @Can('tracks.see-enrolment')
  @Answers(200, [StandingOfBlock])
  blocks(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.progression.standingFor(actor, enrolmentId);
  }

  @Get('progress')
  @Can('tracks.see-enrolment')
  @Answers(200, ProgressSeen)
  progress(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.progression.progressFor(actor, enrolmentId);
  }

  @Get('projects/:projectId')
  @Can('tracks.see-enrolment')
  @Answers(200, ProjectOfLearner)
  project(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.progression.projectFor(actor, enrolmentId, projectId);
  }

  @Post('projects/:projectId/start')
  @HttpCode(204)
  @Can('tracks.work-on-project')
  @Answers(204)
  start(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.startProject.run({ enrolmentId, projectId }, actor);
  }
}
