import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MissingInBlockSeen } from './missing.dto.js';
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
  @Operation('See how each block of an enrolment stands, with every check', { 404: ['tracks.enrolment-unknown'] })
  blocks(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.progression.standingFor(actor, enrolmentId);
  }

  @Get('missing')
  @Can('tracks.see-enrolment')
  @Answers(200, [MissingInBlockSeen])
  @Operation('See what is missing of each block, down to the criterion and the step that proves it', {
    404: ['tracks.enrolment-unknown'],
  })
  missing(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.progression.missingFor(actor, enrolmentId);
  }

  @Get('progress')
  @Can('tracks.see-enrolment')
  @Answers(200, ProgressSeen)
  @Operation('See the progress of an enrolment', { 404: ['tracks.enrolment-unknown'] })
  progress(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.progression.progressFor(actor, enrolmentId);
  }

  @Get('projects/:projectId')
  @Can('tracks.see-enrolment')
  @Answers(200, ProjectOfLearner)
  @Operation('See a project of an enrolment', { 404: ['tracks.enrolment-unknown', 'tracks.project-unknown'] })
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
  @Operation('Start a project', {
    404: ['tracks.enrolment-unknown', 'tracks.project-unknown'],
    422: ['tracks.project-step-refused'],
  })
  start(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.startProject.run({ enrolmentId, projectId }, actor);
  }
}
