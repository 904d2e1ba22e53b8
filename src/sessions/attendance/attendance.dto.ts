import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsNumber, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import { IsInstant } from '../instant.dto.js';
import { OUTCOMES, type Outcome } from './outcome.rules.js';

export class RecordPresenceBody {
  @IsIn(['joined', 'left'])
  kind: 'joined' | 'left';

  /** When it happened; now when absent. */
  @IsOptional()
  @IsInstant()
  at?: string;
}

export class PresenceKept {
  @IsISO8601()
  at: string;
}

export class SettleSessionBody {
  @IsIn(OUTCOMES)
  outcome: Outcome;

  /** Asked for when the evidence says something else, or nothing. */
  @IsOptional()
  @IsString()
  @Length(3, 1000)
  reason?: string;
}

export class SettledOutcome {
  @IsUUID()
  outcomeId: string;
}

export class AttendedStretch {
  @IsISO8601()
  from: string;

  @IsISO8601()
  to: string;
}

export class OutcomeProposal {
  /** What the evidence asks for; null while it does not say. */
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome: Outcome | null;

  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  checks: ExplainedCheck[];

  @IsISO8601()
  absentAfter: string;

  @IsNumber()
  minutesTogether: number;

  @ValidateNested({ each: true })
  @Type(() => AttendedStretch)
  learner: AttendedStretch[];

  @ValidateNested({ each: true })
  @Type(() => AttendedStretch)
  mentor: AttendedStretch[];
}
