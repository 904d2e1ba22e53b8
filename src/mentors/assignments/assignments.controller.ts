import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { AssignMentor } from './assign-mentor.use-case.js';
import { AssignmentMade, AssignMentorBody, EndAssignmentBody } from './assignments.dto.js';
import { EndAssignment } from './end-assignment.use-case.js';

@Controller('api/assignments')
export class AssignmentsController {
  constructor(
    private readonly assignMentor: AssignMentor,
    private readonly endAssignment: EndAssignment,
  ) {}

  @Post()
  @Can('mentors.assign-mentor')
  @Answers(201, AssignmentMade)
  assign(@Body() body: AssignMentorBody, @CurrentActor() actor: Actor) {
    return this.assignMentor.run(body, actor);
  }

  @Post(':assignmentId/end')
  @HttpCode(200)
  @Can('mentors.assign-mentor')
  @Answers(200, AssignmentMade)
  end(
    @Param('assignmentId', ParseUUIDPipe) assignmentId: string,
    @Body() { untilOn }: EndAssignmentBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.endAssignment.run({ assignmentId, untilOn }, actor);
  }
}
