import { Type } from 'class-transformer';
import {
  IsArray,
  IsDate,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  MinDate,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../platform/http/day.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';

export class CompletionQuery {
  @IsDay()
  from: string;

  /** The last day of the period. */
  @IsDay()
  until: string;

  /** Tells what was known at this instant, for ever the same. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(new Date('1900-01-01T00:00:00Z'))
  asOf?: Date;
}

export class ValidatedWork {
  @IsUUID() projectId: string;
  @IsString() code: string;
  @IsString() name: string;
  @IsISO8601() validatedOn: string;
  @IsInt() estimatedHours: number;
}

export class SessionOfCertificate {
  @IsUUID() sessionId: string;
  @IsISO8601() heldOn: string;
  @IsInt() minutes: number;
}

/** What a month, YYYY-MM, adds to the hours. */
export class MonthOfCertificate {
  @IsString() month: string;
  @IsNumber() workHours: number;
  @IsNumber() sessionHours: number;
  @IsNumber() hours: number;
  @IsArray() @IsISO8601({}, { each: true }) sessionsOn: string[];
}

/** The hours of a certificate, term by term: estimated hours of validated projects, length of sessions held. */
export class CompletionAnswer {
  @IsUUID() enrolmentId: string;
  @IsISO8601() asOf: string;
  @IsISO8601() fromOn: string;
  @IsISO8601() untilOn: string;
  @IsNumber() workHours: number;
  @IsNumber() sessionHours: number;
  @IsNumber() hours: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ValidatedWork) work: ValidatedWork[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionOfCertificate) sessions: SessionOfCertificate[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => MonthOfCertificate) months: MonthOfCertificate[];
  @ValidateNested() @Type(() => ExplainedDecision) decision: ExplainedDecision;
}
