import { Type } from 'class-transformer';
import { IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { IsPageSize } from '../../platform/http/page-size.js';
import { IsPrintedText } from '../juries/words.dto.js';

export class IssuedAward {
  @IsUUID()
  awardId: string;

  /** `2027-000123` */
  @IsString()
  number: string;

  @IsISO8601()
  issuedOn: string;
}

export class AwardsQuery {
  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size?: number;
}

export class AwardLineAnswer {
  @IsUUID()
  id: string;

  @IsString()
  number: string;

  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  holder: string;

  @IsUUID()
  titleVersionId: string;

  @IsString()
  titleCode: string;

  @IsString()
  titleName: string;

  @IsUUID()
  juryId: string;

  @IsString()
  minutesNumber: string;

  @IsISO8601()
  issuedOn: string;

  @IsIn(['issued', 'revoked'])
  state: 'issued' | 'revoked';

  /** The codes of the blocks that no jury judged. */
  @IsArray()
  @IsString({ each: true })
  blocksByEquivalence: string[];
}

export class AwardPageAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AwardLineAnswer)
  rows: AwardLineAnswer[];

  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class RevokeAwardBody {
  /** Why the title is taken back. */
  @IsPrintedText(2000)
  reason: string;
}

export class RevokedAward {
  @IsISO8601()
  revokedAt: Date;
}
