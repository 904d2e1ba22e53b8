import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsISO8601, IsObject, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { CASE_STATES, type CaseState } from '../juries/jury.types.js';
import { IsPrintedText } from '../juries/words.dto.js';

export class FileAppealBody {
  /** What the candidate contests, and why. */
  @IsPrintedText(4000)
  reason: string;
}

export class FiledAppeal {
  @IsUUID()
  appealId: string;
}

export class RuleOnAppealBody {
  @IsBoolean()
  admissible: boolean;

  @IsPrintedText(2000)
  reason: string;
}

export class RuledAppeal {
  @IsUUID()
  rulingId: string;
}

export class AppealRulingShown {
  @IsBoolean()
  admissible: boolean;

  @IsString()
  reason: string;

  @IsISO8601()
  ruledAt: Date;
}

export class AppealShown {
  @IsUUID()
  appealId: string;

  @IsUUID()
  caseId: string;

  @IsUUID()
  juryId: string;

  @IsString()
  juryNumber: string;

  @IsUUID()
  enrolmentId: string;

  @IsString()
  enrolmentNumber: string;

  @IsString()
  candidate: string;

  @IsIn(CASE_STATES)
  caseState: CaseState;

  @IsString()
  reason: string;

  @IsISO8601()
  filedAt: Date;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AppealRulingShown)
  ruling: AppealRulingShown | null;
}
