import { Type } from 'class-transformer';
import {
  IsArray,
  IsDate,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MinDate,
  ValidateNested,
} from 'class-validator';

export class AssiduityQuery {
  /** Tells what was known at this instant, for ever the same. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(new Date('1900-01-01T00:00:00Z'))
  asOf?: Date;
}

export class AssiduityOfSpan {
  @IsInt()
  plannedMinutes: number;

  @IsInt()
  verifiedMinutes: number;

  /** Verified over planned; null where nothing was planned. */
  @IsOptional()
  @IsNumber()
  share: number | null;
}

export class MonthSeen extends AssiduityOfSpan {
  /** YYYY-MM */
  @IsString()
  month: string;
}

export class AssiduitySeen {
  @IsUUID()
  enrolmentId: string;

  @IsISO8601()
  asOf: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MonthSeen)
  months: MonthSeen[];

  /** All these months together. */
  @IsObject()
  @ValidateNested()
  @Type(() => AssiduityOfSpan)
  whole: AssiduityOfSpan;
}
