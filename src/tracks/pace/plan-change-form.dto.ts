import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/day.js';
import type { AskedChange } from './change-plan.use-case.js';
import { CHANGE_KINDS } from './plan-change.dto.js';

export class PlanPageQuery {
  /** One of the learner's enrolments; without it, the present one. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;
}

/** A change as a form sends it, after it was tried out. */
export class PlanChangeForm {
  @IsIn(CHANGE_KINDS)
  kind: (typeof CHANGE_KINDS)[number];

  @IsOptional()
  @Matches(/^\d{1,2}$/)
  paceMonths?: string;

  /** Minutes a day, Monday first, with commas between. */
  @IsOptional()
  @Matches(/^\d{1,3}(,\d{1,3}){6}$/)
  week?: string;

  @IsOptional()
  @IsDay()
  fromOn?: string;

  @IsOptional()
  @IsDay()
  untilOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

/** What a form asks for. */
export function changeAsked({ kind, paceMonths, week, fromOn, untilOn, reason }: PlanChangeForm) {
  return {
    kind,
    ...(paceMonths && { paceMonths: Number(paceMonths) }),
    ...(week && { week: week.split(',').map(Number) }),
    ...(fromOn && { fromOn }),
    ...(untilOn && { untilOn }),
    ...(reason && { reason }),
  } satisfies AskedChange;
}
