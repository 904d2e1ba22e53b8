import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { Standing } from '../kernel/decision.js';

/** One condition and how it stands. */
export class ExplainedCheck {
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

/** The answer to a question of the domain, with every check behind it. */
export class ExplainedDecision {
  @IsBoolean()
  allowed: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  checks: ExplainedCheck[];
}
