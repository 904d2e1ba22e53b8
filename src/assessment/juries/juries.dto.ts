import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck, ExplainedDecision } from '../../platform/http/decision.dto.js';
import {
  DECLARABLE_KINDS,
  type ConflictKind,
  JURY_MODES,
  JURY_STATES,
  type JuryMode,
  type JuryState,
} from './jury.types.js';
import { IsPrintedLine, IsPrintedText } from './words.dto.js';
import { IsPageSize } from '../../platform/http/page-size.js';

const READY_KEY = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9a-f-]{36}$/;
const MOST_MEMBERS = 20;
const MOST_CANDIDATES = 100;

export class ConveneJuryBody {
  @IsUUID()
  titleVersionId: string;

  /** `2027-03-11T08:30:00Z`, or a local time in `zone`: `2027-03-11T09:30`. */
  @Matches(/^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/, {
    message: 'heldAt is a time, written YYYY-MM-DDTHH:MM, with its offset or in the zone of the jury',
    context: { code: 'local-time-form' },
  })
  heldAt: string;

  @IsTimeZone()
  zone: string;

  @IsPrintedLine(300)
  place: string;

  @IsIn(JURY_MODES)
  mode: JuryMode;

  @IsUUID()
  presidentId: string;

  /** In the order of the convocation. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEMBERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds: string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CANDIDATES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  enrolmentIds: string[];
}

export class ConvenedCase {
  @IsUUID()
  caseId: string;

  @IsUUID()
  enrolmentId: string;
}

export class ConvenedJuryAnswer {
  @IsUUID()
  juryId: string;

  /** `J-2027-0001` */
  @IsString()
  number: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ConvenedCase)
  cases: ConvenedCase[];
}

export class CandidateDecisionAnswer extends ExplainedDecision {
  @IsUUID()
  enrolmentId: string;
}

/** May the jury sit, and each candidate be presented? `checks` are those of the jury itself. */
export class ConveningDecisionAnswer {
  @IsBoolean()
  allowed: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  checks: ExplainedCheck[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CandidateDecisionAnswer)
  candidates: CandidateDecisionAnswer[];
}

export class JuriesQuery {
  @IsOptional()
  @IsIn(JURY_STATES)
  state?: JuryState;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size?: number;
}

export class ReadyLearnersQuery {
  @IsOptional()
  @IsUUID()
  titleVersionId?: string;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Matches(READY_KEY, { message: 'after is the nextAfter of the page before' })
  after?: string;

  @IsPageSize()
  size?: number;
}

export class RecordPresencesBody {
  /** Everybody who is present. */
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds: string[];
}

export class RollCalled {
  @IsUUID()
  rollCallId: string;
}

export class DeclareConflictBody {
  @IsUUID()
  caseId: string;

  /** `none` says that there is no tie. */
  @IsIn(DECLARABLE_KINDS)
  kind: Exclude<ConflictKind, 'evaluated'>;

  /** For the officer who writes it down for a member. */
  @IsOptional()
  @IsUUID()
  memberId?: string;

  /** Needed to change what was declared before. */
  @IsOptional()
  @IsPrintedText(500)
  reason?: string;
}

export class DeclaredTie {
  @IsUUID()
  declarationId: string;

  @IsBoolean()
  stepsAside: boolean;
}

export class SealMinutesBody {
  /** What a reader of the minutes must know, in the jury's words. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsPrintedText(2000, true)
  incidents?: string[];
}

export class SealedMinutesAnswer {
  @IsUUID()
  minutesId: string;

  /** `PV-2027-0001` */
  @IsString()
  number: string;

  @IsString()
  sha256: string;
}

export class SignedMinutesAnswer {
  @IsISO8601()
  signedAt: Date;

  /** The names of the members who have not signed yet. */
  @IsString({ each: true })
  missing: string[];
}
