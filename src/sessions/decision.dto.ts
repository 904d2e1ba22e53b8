import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { Standing } from '../platform/kernel/decision.js';

/** One condition of a session and how it stands. */
export class SessionCheck {
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

  @IsOptional()
  @IsString()
  nextActor?: string;

  @IsOptional()
  @IsString()
  dueOn?: string;
}

/** Whether something may be done with a session, with every condition behind it. */
export class SessionDecision {
  @IsBoolean()
  allowed: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SessionCheck)
  checks: SessionCheck[];
}
