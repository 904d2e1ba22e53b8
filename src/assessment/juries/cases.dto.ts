import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import {
  type Attendance,
  ATTENDANCES,
  BLOCK_VERDICTS,
  type BlockVerdict,
  CASE_STATES,
  type CaseState,
  type Outcome,
  OUTCOMES,
} from './jury.types.js';
import { IsPrintedText } from './words.dto.js';

export class DecidedBlockBody {
  @IsUUID()
  blockId: string;

  @IsIn(BLOCK_VERDICTS)
  decision: BlockVerdict;

  /** Needed for an adjournment. */
  @IsOptional()
  @IsPrintedText(2000)
  reason?: string;
}

export class DeliberateBody {
  @IsIn(ATTENDANCES)
  attendance: Attendance;

  /** Why the candidate did not come. */
  @IsOptional()
  @IsPrintedText(500)
  reason?: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DecidedBlockBody)
  blocks: DecidedBlockBody[] = [];
}

export class DeliberatedCase {
  @IsIn(OUTCOMES)
  outcome: Outcome;

  /** The last day on which the candidate is told in time. */
  @IsISO8601()
  notifyByOn: string;
}

export class HeardCandidate {
  @IsISO8601()
  heardAt: Date;
}

export class NotifiedCandidateAnswer {
  @IsUUID()
  caseId: string;

  @IsUUID()
  enrolmentId: string;

  @IsIn(OUTCOMES)
  outcome: Outcome;

  /** The last day on which the candidate may appeal. */
  @IsISO8601()
  appealUntilOn: string;
}

export class NotifiedCandidatesAnswer {
  @IsISO8601()
  notifiedAt: Date;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NotifiedCandidateAnswer)
  candidates: NotifiedCandidateAnswer[];
}

export class CaseToNotifyAnswer {
  @IsUUID()
  caseId: string;

  @IsUUID()
  juryId: string;

  @IsString()
  juryNumber: string;

  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  candidate: string;

  @IsIn(CASE_STATES)
  state: CaseState;

  @IsIn(OUTCOMES)
  outcome: Outcome;

  @IsISO8601()
  notifyByOn: string;

  /** Below zero when it is late. */
  @IsInt()
  daysLeft: number;

  @IsBoolean()
  minutesSealed: boolean;
}

export class CaseInJuryAnswer {
  @IsUUID()
  id: string;

  @IsUUID()
  enrolmentId: string;

  @IsString()
  enrolmentNumber: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  candidate: string;

  @IsIn(CASE_STATES)
  state: CaseState;

  @IsOptional()
  @IsIn(OUTCOMES)
  outcome: Outcome | null;

  @IsOptional()
  @IsISO8601()
  heardAt: Date | null;

  @IsOptional()
  @IsISO8601()
  notifyByOn: string | null;

  @IsOptional()
  @IsISO8601()
  notifiedAt: Date | null;

  @IsOptional()
  @IsISO8601()
  appealUntilOn: string | null;
}

export class PanelMemberAnswer {
  @IsUUID()
  memberId: string;

  @IsString()
  fullName: string;
}

export class CompetenceOfCase {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsBoolean()
  acquired: boolean;
}

export class BlockOfCase {
  @IsUUID()
  blockId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  position: number;

  @IsString()
  state: string;

  /** May the jury validate it? */
  @IsBoolean()
  presentable: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CompetenceOfCase)
  competences: CompetenceOfCase[];

  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;
}

export class CaseAnswer {
  @ValidateNested()
  @Type(() => CaseInJuryAnswer)
  juryCase: CaseInJuryAnswer;

  /** Who decides: those present but for those who step aside. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PanelMemberAnswer)
  panel: PanelMemberAnswer[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BlockOfCase)
  blocks: BlockOfCase[];

  /** May it be deliberated now, whatever is decided? */
  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;
}
