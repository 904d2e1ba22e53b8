import { IsUUID } from 'class-validator';

import { IsDay } from '../../platform/http/day.js';

export class AssignMentorBody {
  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  mentorId: string;

  @IsDay()
  fromOn: string;
}

export class EndAssignmentBody {
  @IsDay()
  untilOn: string;
}

export class AssignmentMade {
  @IsUUID()
  assignmentId: string;
}
