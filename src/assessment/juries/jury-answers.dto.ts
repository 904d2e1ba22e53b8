import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { CaseInJuryAnswer } from './cases.dto.js';
import {
  CONFLICT_KINDS,
  CONFLICT_SOURCES,
  type ConflictKind,
  type ConflictSource,
  JURY_MODES,
  JURY_STATES,
  type JuryMode,
  type JuryState,
} from './jury.types.js';

class JuryHead {
  @IsUUID()
  id: string;

  @IsString()
  number: string;

  @IsISO8601()
  heldAt: Date;

  @IsString()
  zone: string;

  @IsString()
  place: string;

  @IsIn(JURY_MODES)
  mode: JuryMode;

  @IsIn(JURY_STATES)
  state: JuryState;
}

export class JuryLineAnswer extends JuryHead {
  @IsString()
  titleCode: string;

  @IsString()
  titleName: string;

  @IsInt()
  members: number;

  @IsInt()
  cases: number;

  @IsInt()
  deliberated: number;

  /** The first last day of those on which a candidate is still to be told. */
  @IsOptional()
  @IsISO8601()
  notifyByOn: string | null;

  /** Below zero when it is late. */
  @IsOptional()
  @IsInt()
  daysLeft: number | null;
}

export class JuryPageAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => JuryLineAnswer)
  rows: JuryLineAnswer[];

  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class ReadyLearnerAnswer {
  @IsUUID()
  enrolmentId: string;

  @IsString()
  enrolmentNumber: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  candidate: string;

  @IsUUID()
  titleVersionId: string;

  @IsString()
  titleCode: string;

  /** The codes of the blocks that are ready. */
  @IsString({ each: true })
  blocks: string[];

  /** Since when the first of them is. */
  @IsISO8601()
  readyAt: Date;

  @IsBoolean()
  identityVerified: boolean;
}

export class ReadyLearnersPage {
  /** The longest waiting first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ReadyLearnerAnswer)
  rows: ReadyLearnerAnswer[];

  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class SeatAnswer {
  @IsUUID()
  memberId: string;

  @IsString()
  fullName: string;

  @IsString()
  capacity: string;

  @IsBoolean()
  isOutside: boolean;

  @IsBoolean()
  isPresident: boolean;

  /** Null before the roll is called. */
  @IsOptional()
  @IsBoolean()
  isPresent: boolean | null;
}

export class DeclarationAnswer {
  @IsUUID()
  id: string;

  @IsUUID()
  caseId: string;

  @IsUUID()
  memberId: string;

  @IsIn(CONFLICT_KINDS)
  kind: ConflictKind;

  @IsIn(CONFLICT_SOURCES)
  source: ConflictSource;

  @IsOptional()
  @IsString()
  reason: string | null;
}

export class SignatureAnswer {
  @IsUUID()
  memberId: string;

  @IsISO8601()
  signedAt: string;
}

export class MinutesAnswer {
  @IsString()
  number: string;

  @IsISO8601()
  sealedAt: Date;

  @IsString()
  sha256: string;

  /** Does the digest still fit what is kept? */
  @IsBoolean()
  isIntact: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SignatureAnswer)
  signatures: SignatureAnswer[];

  @IsString({ each: true })
  missing: string[];
}

/** The strictest numbers of the candidates' rulebooks. */
export class JuryNumbersAnswer {
  @IsInt()
  juryMinMembers: number;

  @IsNumber()
  juryOutsideShare: number;

  @IsInt()
  juryNoticeDays: number;
}

export class JuryAnswer extends JuryHead {
  @IsUUID()
  titleVersionId: string;

  @IsISO8601()
  heldOn: string;

  @IsISO8601()
  convenedOn: string;

  @IsOptional()
  @IsISO8601()
  deliberatedAt: Date | null;

  @IsUUID()
  presidentId: string;

  @ValidateNested()
  @Type(() => JuryNumbersAnswer)
  numbers: JuryNumbersAnswer;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SeatAnswer)
  members: SeatAnswer[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CaseInJuryAnswer)
  cases: CaseInJuryAnswer[];

  /** What stands of the ties of members to candidates. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeclarationAnswer)
  declarations: DeclarationAnswer[];

  @IsOptional()
  @ValidateNested()
  @Type(() => MinutesAnswer)
  minutes: MinutesAnswer | null;

  /** May the minutes be sealed? */
  @ValidateNested()
  @Type(() => ExplainedDecision)
  sealing: ExplainedDecision;
}
