import { Type } from 'class-transformer';
import {
  IsArray,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { IsDay } from '../../platform/http/day.js';
import { IsWeekOfMinutes } from '../pace/week.dto.js';

/** Days away: the first of them, and the first day back. */
export class DaysAway {
  @IsDay()
  fromOn: string;

  @IsDay()
  untilOn: string;
}

/** What might be; everything that is left out stays as it is. */
export class ScenarioBody {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  paceMonths?: number;

  @IsOptional()
  @IsWeekOfMinutes()
  week?: number[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DaysAway)
  pause?: DaysAway;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DaysAway)
  away?: DaysAway;
}

export class ForecastReasonSeen {
  @IsString()
  code: string;

  @IsObject()
  facts: object;
}

export class ForecastSeen {
  @IsISO8601()
  soonestOn: string;

  @IsISO8601()
  likelyOn: string;

  /** Null when work was due and none is verified. */
  @IsOptional()
  @IsISO8601()
  latestOn: string | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ForecastReasonSeen)
  reasons: ForecastReasonSeen[];
}

export class JuryWindow {
  @IsISO8601()
  fromOn: string;

  /** The last day on which the title may be awarded; null where the register has none. */
  @IsOptional()
  @IsISO8601()
  untilOn: string | null;
}

export class OutlookSeen {
  @IsInt()
  paceMonths: number;

  @IsNumber()
  weeklyHours: number;

  @IsNumber()
  busiestWeekHours: number;

  @IsNumber()
  meanWeekHours: number;

  @IsISO8601()
  endsOn: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ForecastSeen)
  forecast: ForecastSeen;

  @IsInt()
  sessionsLeft: number;

  @IsObject()
  @ValidateNested()
  @Type(() => JuryWindow)
  jury: JuryWindow;

  @IsOptional()
  @IsISO8601()
  fundingEndsOn: string | null;

  /** From the end of the plan to that of the funding. */
  @IsOptional()
  @IsInt()
  fundingDaysLeft: number | null;

  /** By when the work has to be done. */
  @IsOptional()
  @IsISO8601()
  limitOn: string | null;

  /** From this day on it is out of reach, if nothing is verified before. */
  @IsOptional()
  @IsISO8601()
  impossibleFromOn: string | null;

  @IsInt()
  remainingHours: number;

  @IsObject()
  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;
}

export class ComparisonSeen {
  @IsISO8601()
  today: string;

  @IsObject()
  @ValidateNested()
  @Type(() => OutlookSeen)
  present: OutlookSeen;

  @IsObject()
  @ValidateNested()
  @Type(() => OutlookSeen)
  tried: OutlookSeen;
}
