import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
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
  @Operation('Assign a mentor to an enrolment from a day on', {
    404: ['mentors.enrolment-unknown', 'mentors.mentor-unknown'],
    422: ['mentors.mentor-not-assignable'],
  })
  assign(@Body() body: AssignMentorBody, @CurrentActor() actor: Actor) {
    return this.assignMentor.run(body, actor);
  }

  @Post(':assignmentId/end')
  @HttpCode(200)
  @Can('mentors.assign-mentor')
  @Answers(200, AssignmentMade)
  @Operation('End an assignment, with the reason', {
    404: ['mentors.assignment-unknown'],
    422: ['mentors.assignment-not-endable'],
  })
  end(
    @Param('assignmentId', ParseUUIDPipe) assignmentId: string,
    @Body() { untilOn }: EndAssignmentBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.endAssignment.run({ assignmentId, untilOn }, actor);
  }
}
