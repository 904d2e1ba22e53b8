import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../platform/http/day.js';
import { PLAN_CAUSES, type PlanCause } from './plan-change.types.js';
import { IsWeekOfMinutes } from './week.dto.js';

export const CHANGE_KINDS = ['pace', 'catch-up', 'week', 'away'] as const;

export class PlanChangeBody {
  @IsIn(CHANGE_KINDS)
  kind: (typeof CHANGE_KINDS)[number];

  /** From which day on; today without it. */
  @IsOptional()
  @IsDay()
  fromOn?: string;

  /** The first day back of days off. */
  @IsOptional()
  @IsDay()
  untilOn?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  paceMonths?: number;

  @IsOptional()
  @IsWeekOfMinutes()
  week?: number[];

  @IsOptional()
  @IsString()
  @Length(1, 1000)
  reason?: string;
}

export class MovedProject {
  @IsUUID()
  projectId: string;

  @IsISO8601()
  startedOnBefore: string;

  @IsISO8601()
  startsOn: string;

  @IsISO8601()
  dueOnBefore: string;

  @IsISO8601()
  dueOn: string;
}

/** A version of a plan: why it was made, and what it moved. */
export class PlanVersionSeen {
  @IsInt()
  version: number;

  @IsIn(PLAN_CAUSES)
  cause: PlanCause;

  @IsObject()
  causeFacts: object;

  @IsOptional()
  @IsISO8601()
  endedOnBefore: string | null;

  @IsISO8601()
  endsOn: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MovedProject)
  moves: MovedProject[];

  @IsISO8601()
  madeAt: string;
}

export class DaysOffParams {
  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  daysOffId: string;
}
