import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { BookingDecision, BookSessionBody, SessionBookedAnswer } from '../booking/booking.dto.js';
import { IsInstant } from '../instant.dto.js';
import { MOST_WEEKS } from './series.rules.js';

export class SeriesWishBody extends BookSessionBody {
  /** How many weeks, with the first. */
  @IsInt()
  @Min(1)
  @Max(MOST_WEEKS)
  weeks: number;
}

export class OccurrenceAnswer extends BookingDecision {
  /** Free starts of the same week, where this one cannot be had. */
  @IsArray()
  @IsISO8601({}, { each: true })
  others: string[];
}

export class BookSeriesBody {
  @IsUUID()
  enrolmentId: string;

  /** The starts of the sessions, at most one a week. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_WEEKS)
  @IsInstant({ each: true })
  starts: string[];

  /** The mentor may book with less notice than the rulebook asks. */
  @IsOptional()
  @IsBoolean()
  noticeWaived?: boolean;
}

export class SeriesBookedAnswer {
  @ValidateNested({ each: true })
  @Type(() => SessionBookedAnswer)
  sessions: SessionBookedAnswer[];
}

/** From which slot on, and for how many weeks. */
export class SeriesQuery {
  @IsUUID()
  enrolmentId: string;

  @IsString()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  startsAt: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_WEEKS)
  @Type(() => Number)
  weeks?: number;
}

/** The sessions that were ticked, or picked instead. */
export class SeriesForm extends SeriesQuery {
  @Transform(({ value }: { value: unknown }) => [value ?? []].flat().filter((start) => start !== ''))
  @IsArray()
  @ArrayMaxSize(MOST_WEEKS)
  @IsISO8601({ strict: true }, { each: true })
  @MaxLength(40, { each: true })
  starts: string[] = [];
}
