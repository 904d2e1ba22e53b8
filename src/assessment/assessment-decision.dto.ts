import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { Standing } from '../platform/kernel/decision.js';

/** One condition and how it stands. */
export class AssessmentCheck {
  @IsString()
  code: string;

  @IsString()
  says: string;

  @IsOptional()
  @IsString()
  source?: string;

  @IsIn(['met', 'not-yet', 'never'])
  standing: Standing;

  @IsOptional()
  @IsObject()
  facts?: object;

  /** The role that can change it. */
  @IsOptional()
  @IsString()
  nextActor?: string;

  /** By when, YYYY-MM-DD. */
  @IsOptional()
  @IsString()
  dueOn?: string;
}

/** The answer to a question of this room, with every check behind it. */
export class AssessmentDecision {
  @IsBoolean()
  allowed: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AssessmentCheck)
  checks: AssessmentCheck[];
}
