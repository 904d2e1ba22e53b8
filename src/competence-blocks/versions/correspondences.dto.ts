import { Transform, Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import {
  CORRESPONDENCE_KINDS,
  CORRESPONDENCE_SOURCES,
  type CorrespondenceKind,
  type CorrespondenceSource,
  DECIDED_KINDS,
  type DecidedKind,
} from './correspondence.types.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** Which version the correspondences are asked with; either of the two may be the older. */
export class CorrespondencesQuery {
  @IsUUID()
  with: string;
}

/** What is decided of two blocks, that of the older version first. */
export class DecideCorrespondenceBody {
  @IsUUID()
  fromBlockId: string;

  @IsUUID()
  toBlockId: string;

  /** `total`, `partial`; `none` refuses a proposal or withdraws what was decided. */
  @IsIn(DECIDED_KINDS)
  kind: DecidedKind;

  /** Why; may be left out where the proposal is followed. */
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  @Transform(trimmed)
  reason?: string | null;

  /** The `number` of the pair as it was read, 0 where nothing was decided yet; a conflict when that changed. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  number: number;
}

/** How many decisions on the two blocks there are now. */
export class CorrespondenceDecidedAnswer {
  @IsInt()
  number: number;
}

/** What is said of two criteria, that of the older version first. */
export class PairCriteriaBody {
  @IsUUID()
  fromCriterionId: string;

  @IsUUID()
  toCriterionId: string;

  /** Do they ask the same? */
  @IsBoolean()
  isSame: boolean;

  @IsString()
  @Length(1, 2000)
  @Transform(trimmed)
  reason: string;
}

/** How two criteria stand. */
export class CriteriaPairedAnswer {
  @IsBoolean()
  isSame: boolean;
}

/** What an officer decided of two blocks. */
export class CorrespondenceDecisionAnswer {
  @IsInt()
  number: number;

  @IsIn(DECIDED_KINDS)
  kind: DecidedKind;

  /** Whether the record of the register names it. */
  @IsIn(CORRESPONDENCE_SOURCES)
  source: CorrespondenceSource;

  @IsOptional()
  @IsString()
  reason: string | null;

  @IsISO8601()
  decidedAt: Date;

  @IsUUID()
  decidedBy: string;
}

/** What the register and the wordings propose of two blocks, with every reason that was looked at. */
export class CorrespondenceProposalAnswer {
  @IsIn(CORRESPONDENCE_KINDS)
  kind: CorrespondenceKind;

  @IsBoolean()
  isNamed: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  reasons: ExplainedCheck[];
}

/** Two blocks for which something is decided or proposed. */
export class CorrespondenceLineAnswer {
  @IsUUID()
  fromBlockId: string;

  @IsUUID()
  toBlockId: string;

  @IsInt()
  number: number;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CorrespondenceDecisionAnswer)
  decision: CorrespondenceDecisionAnswer | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CorrespondenceProposalAnswer)
  proposal: CorrespondenceProposalAnswer | null;
}

/** Two criteria that ask the same. */
export class CriterionPairAnswer {
  @IsUUID()
  fromCriterionId: string;

  @IsUUID()
  toCriterionId: string;

  /** Did an officer pair them, whatever their wording? */
  @IsBoolean()
  isByHand: boolean;
}

/** Which blocks and criteria of two versions correspond. */
export class CorrespondencesAnswer {
  /** The older version. */
  @IsUUID()
  fromTitleVersionId: string;

  @IsUUID()
  toTitleVersionId: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CorrespondenceLineAnswer)
  blocks: CorrespondenceLineAnswer[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CriterionPairAnswer)
  criteria: CriterionPairAnswer[];
}
