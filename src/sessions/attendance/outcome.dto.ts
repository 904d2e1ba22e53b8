import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import { SESSION_STATES, type SettledState, type Side } from '../booking/session.types.js';

/** A stretch of presence, as instants. */
export class DerivedStretch {
  @IsISO8601() from: string;
  @IsISO8601() to: string;
}

/** What was derived from the evidence when an outcome was recorded, and by which version of the rules. */
export class OutcomeDerivation {
  @IsString() algorithm: string;
  @IsOptional() @IsString() proposed: string | null;
  @IsNumber() minutesTogether: number;
  @ValidateNested({ each: true }) @Type(() => DerivedStretch) learner: DerivedStretch[];
  @ValidateNested({ each: true }) @Type(() => DerivedStretch) mentor: DerivedStretch[];
}

export class SessionOutcomeShown {
  @IsUUID()
  id: string;

  @IsIn(SESSION_STATES)
  outcome: SettledState;

  @IsBoolean()
  toMakeUp: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  checks: ExplainedCheck[];

  @IsIn(['learner', 'mentor', 'staff'])
  decidedAs: Side;

  @IsISO8601()
  decidedAt: string;

  @IsOptional()
  @IsUUID()
  supersedesId: string | null;

  @IsOptional()
  @IsString()
  reason: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OutcomeDerivation)
  derivation: OutcomeDerivation | null;
}
