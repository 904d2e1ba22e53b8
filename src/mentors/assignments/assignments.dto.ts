import { IsUUID, Matches } from 'class-validator';

const DAY = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_SAYS = { message: 'A day is written YYYY-MM-DD' };

export class AssignMentorBody {
  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  mentorId: string;

  @Matches(DAY, DAY_SAYS)
  fromOn: string;
}

export class EndAssignmentBody {
  @Matches(DAY, DAY_SAYS)
  untilOn: string;
}

export class AssignmentMade {
  @IsUUID()
  assignmentId: string;
}
