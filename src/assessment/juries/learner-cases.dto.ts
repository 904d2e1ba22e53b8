import { Type } from 'class-transformer';
import { IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import {
  BLOCK_VERDICTS,
  type BlockVerdict,
  CASE_STATES,
  type CaseState,
  JURY_MODES,
  type JuryMode,
  type Outcome,
  OUTCOMES,
} from './jury.types.js';

export class ToldBlockAnswer {
  @IsUUID()
  blockId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsIn(BLOCK_VERDICTS)
  decision: BlockVerdict;

  /** Why it was adjourned. */
  @IsOptional()
  @IsString()
  reason: string | null;
}

/** What the jury decided stays out of it until the learner is told. */
export class LearnerCaseAnswer {
  @IsUUID()
  caseId: string;

  @IsUUID()
  enrolmentId: string;

  @IsString()
  juryNumber: string;

  @IsString()
  titleName: string;

  @IsISO8601()
  heldAt: Date;

  @IsString()
  zone: string;

  @IsString()
  place: string;

  @IsIn(JURY_MODES)
  mode: JuryMode;

  @IsIn(CASE_STATES)
  state: CaseState;

  /** The last day on which the learner is told, once the jury has deliberated. */
  @IsOptional()
  @IsISO8601()
  notifyByOn: string | null;

  @IsOptional()
  @IsISO8601()
  notifiedAt: Date | null;

  @IsOptional()
  @IsISO8601()
  appealUntilOn: string | null;

  @IsOptional()
  @IsIn(OUTCOMES)
  outcome: Outcome | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ToldBlockAnswer)
  blocks: ToldBlockAnswer[];
}
