import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  ACCESS_ROUTES,
  type AccessRoute,
  ENROLMENT_STATES,
  type EnrolmentState,
  FUNDED_BY,
  type FundedBy,
} from './enrolment.types.js';
import { IsDay } from '../../platform/http/day.js';
import { IsPageSize } from '../../platform/http/page-size.js';

export class EnrolBody {
  @IsUUID()
  learnerId: string;

  @IsUUID()
  designId: string;

  @IsUUID()
  rulebookId: string;

  /** One of those that the rulebook offers. */
  @IsInt()
  @Min(1)
  @Max(60)
  paceMonths: number;

  @IsDay()
  enteredOn: string;

  /** The hours that the learner gives in a week; without it, those that the pace implies. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(80)
  weeklyHours?: number;

  /** The days of the week on which the learner works, 1 for Monday; without it, Monday to Friday. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[];

  @IsIn(FUNDED_BY)
  fundedBy: FundedBy;

  @IsOptional()
  @IsString()
  @Length(1, 200)
  funder?: string;

  @IsOptional()
  @IsDay()
  fundingEndsOn?: string;

  @IsIn(ACCESS_ROUTES)
  accessRoute: AccessRoute;

  @IsOptional()
  @IsTimeZone()
  zone?: string;

  /** ISO 3166, for the public holidays: FR. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  country?: string;

  /** The part of the country after its code in ISO 3166-2: 67 for Bas-Rhin. */
  @IsOptional()
  @IsString()
  @Length(1, 10)
  region?: string;
}

export class SuspendBody {
  /** The first day away. */
  @IsDay()
  fromOn: string;

  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class ResumeBody {
  /** The first day back. */
  @IsDay()
  onDay: string;

  @IsOptional()
  @IsString()
  @Length(1, 1000)
  reason?: string;
}

export class CloseBody {
  @IsDay()
  onDay: string;

  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class EnrolmentSearchQuery {
  @IsOptional()
  @IsIn(ENROLMENT_STATES)
  state?: EnrolmentState;

  @IsOptional()
  @IsUUID()
  titleVersionId?: string;

  /** Part of a name of the learner. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size?: number;
}
