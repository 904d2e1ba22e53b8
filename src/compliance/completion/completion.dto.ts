import { Type } from 'class-transformer';
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
  Matches,
  ValidateNested,
} from 'class-validator';
import type { Standing } from '../../platform/kernel/decision.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_DAY = { message: 'A day is written YYYY-MM-DD, and is one of the calendar' };

export class CompletionQuery {
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  from: string;

  /** The last day of the period. */
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  until: string;
}

export class ValidatedWork {
  @IsUUID() projectId: string;
  @IsString() code: string;
  @IsString() name: string;
  @IsISO8601() validatedOn: string;
  @IsInt() estimatedHours: number;
}

export class CheckOfCertificate {
  @IsString() code: string;
  @IsString() says: string;
  @IsOptional() @IsString() source?: string;
  @IsIn(['met', 'not-yet', 'never']) standing: Standing;
  @IsOptional() @IsObject() facts?: object;
  @IsOptional() @IsString() nextActor?: string;
}

export class CertifiableAnswer {
  @IsBoolean() allowed: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CheckOfCertificate) checks: CheckOfCertificate[];
}

/** The hours of a certificate, term by term. */
export class CompletionAnswer {
  @IsUUID() enrolmentId: string;
  @IsISO8601() fromOn: string;
  @IsISO8601() untilOn: string;
  @IsInt() hours: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ValidatedWork) work: ValidatedWork[];
  @ValidateNested() @Type(() => CertifiableAnswer) decision: CertifiableAnswer;
}
