import { Type } from 'class-transformer';
import {
  IsDate,
  IsEmail,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  MaxLength,
  MinDate,
  ValidateNested,
} from 'class-validator';
import { LANGUAGES, type Language } from '../../identity/index.js';
import { IsDay } from '../../platform/http/day.js';
import { CivilIdentityFields } from './civil-identity.dto.js';
import { IDENTITY_DOCUMENTS, type IdentityDocument } from './civil-identity.types.js';

export class RegisterLearnerBody {
  @IsEmail()
  @MaxLength(200)
  email: string;

  @IsOptional()
  @IsString()
  @Length(12, 200)
  password?: string;

  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @IsOptional()
  @IsTimeZone()
  zone?: string;

  @IsObject({ message: 'Give the civil identity, field by field' })
  @ValidateNested()
  @Type(() => CivilIdentityFields)
  identity: CivilIdentityFields;
}

export class RegisteredLearner {
  @IsUUID()
  learnerId: string;
}

export class CorrectCivilIdentityBody {
  @IsString()
  @Length(3, 500)
  reason: string;

  /** The whole identity as it shall stand. */
  @IsObject({ message: 'Give the civil identity, field by field' })
  @ValidateNested()
  @Type(() => CivilIdentityFields)
  identity: CivilIdentityFields;

  /** The recorded identity that the reader saw. */
  @IsOptional()
  @IsUUID()
  correctsId?: string;
}

export class CorrectedCivilIdentity {
  @IsUUID()
  identityId: string;
}

export class VerifyIdentityBody {
  @IsIn(IDENTITY_DOCUMENTS)
  document: IdentityDocument;

  @IsDay()
  checkedOn: string;

  /** The recorded identity that was compared with the document. */
  @IsOptional()
  @IsUUID()
  comparedId?: string;
}

export class ReadWithReasonBody {
  /** The learner sees it. */
  @IsString()
  @Length(10, 500)
  reason: string;
}

export class VerifiedIdentity {
  @IsUUID()
  checkId: string;
}

export class CivilIdentityAsOf {
  /** Shows what was known at this instant. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(new Date('1900-01-01T00:00:00Z'))
  asOf?: Date;
}

export class CivilIdentityRecord extends CivilIdentityFields {
  @IsUUID()
  identityId: string;

  @IsUUID()
  learnerId: string;

  @IsISO8601()
  recordedAt: string;

  @IsUUID()
  recordedBy: string;

  @IsOptional()
  @IsUUID()
  supersedesId: string | null;

  @IsOptional()
  @IsString()
  reason: string | null;

  @IsOptional()
  @IsISO8601()
  verifiedAt: string | null;
}
