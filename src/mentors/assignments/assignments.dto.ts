import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

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

/** The next mentor of a learner, as a form asks for it. */
export class HandOverForm {
  @IsUUID()
  mentorId: string;

  @IsDay()
  fromOn: string;

  /** What the next mentor is told. */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string | null;
}

/** What a learner asks of a mentor. */
export class WishForm {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @Matches(/^[a-z]{2}$/, { each: true, context: { code: 'language-form' } })
  languages: string[];

  @IsBoolean()
  asksForArrangement: boolean;
}

export class ProposalsQuery {
  /** The first day of the assignments; today without it. */
  @IsOptional()
  @IsDay()
  fromOn?: string;
}
