import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import {
  ACCESS_ROUTES,
  type AccessRoute,
  ENROLMENT_STATES,
  type EnrolmentState,
  FUNDED_BY,
  type FundedBy,
} from './enrolment.types.js';

export class EnrolledLearner {
  @IsUUID()
  enrolmentId: string;

  /** What people call the enrolment by: `2026-00042`. */
  @IsString()
  number: string;
}

export class PlannedProjectDates {
  @IsUUID()
  projectId: string;

  @IsISO8601()
  startsOn: string;

  @IsISO8601()
  dueOn: string;
}

export class WeekOfPlan {
  /** A Monday. */
  @IsISO8601()
  startsOn: string;

  @IsInt()
  minutes: number;

  /** The session that is owed in the week. */
  @IsOptional()
  @IsIn(['discovery', 'weekly'])
  session: 'discovery' | 'weekly' | null;
}

export class PlanOfTrack {
  @IsOptional()
  @IsInt()
  version?: number;

  @IsISO8601()
  startsOn: string;

  @IsISO8601()
  endsOn: string;

  @IsInt()
  minutes: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PlannedProjectDates)
  projects: PlannedProjectDates[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WeekOfPlan)
  weeks: WeekOfPlan[];
}

export class TriedEnrolment {
  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;

  @ValidateNested()
  @Type(() => PlanOfTrack)
  plan: PlanOfTrack;
}

export class SuspendedEnrolment {
  @IsUUID()
  suspensionId: string;
}

export class ResumedEnrolment {
  @IsISO8601()
  plannedEndOn: string;

  /** Whether the plan still ends before the funding and the last award. */
  @ValidateNested()
  @Type(() => ExplainedDecision)
  limits: ExplainedDecision;
}

export class ProjectInHand {
  @IsUUID()
  projectId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  level: number;
}

export class EnrolmentSeen {
  @IsUUID()
  id: string;

  @IsString()
  number: string;

  @IsUUID()
  learnerId: string;

  @IsUUID()
  titleVersionId: string;

  @IsUUID()
  designId: string;

  @IsUUID()
  rulebookId: string;

  @IsIn(ENROLMENT_STATES)
  state: EnrolmentState;

  @IsInt()
  paceMonths: number;

  @IsISO8601()
  enteredOn: string;

  @IsISO8601()
  plannedEndOn: string;

  @IsIn(FUNDED_BY)
  fundedBy: FundedBy;

  @IsOptional()
  @IsString()
  funder: string | null;

  @IsOptional()
  @IsISO8601()
  fundingEndsOn: string | null;

  @IsIn(ACCESS_ROUTES)
  accessRoute: AccessRoute;

  @IsString()
  zone: string;

  /** The numbers that the enrolment is pinned to. */
  @IsObject()
  rulebook: RulebookNumbers;

  @IsOptional()
  @ValidateNested()
  @Type(() => ProjectInHand)
  inProgress: ProjectInHand | null;
}

export class EnrolmentLine {
  @IsUUID()
  id: string;

  @IsString()
  number: string;

  @IsUUID()
  learnerId: string;

  @IsOptional()
  @IsString()
  firstName: string | null;

  @IsOptional()
  @IsString()
  lastName: string | null;

  @IsString()
  titleCode: string;

  @IsString()
  titleName: string;

  @IsIn(ENROLMENT_STATES)
  state: EnrolmentState;

  @IsNumber()
  paceMonths: number;

  @IsISO8601()
  enteredOn: string;

  @IsISO8601()
  plannedEndOn: string;
}

export class PageOfEnrolments {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => EnrolmentLine)
  rows: EnrolmentLine[];

  /** Where the next page starts after; null on the last one. */
  @IsOptional()
  @IsUUID()
  nextAfter: string | null;
}
