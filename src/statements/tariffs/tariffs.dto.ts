import { Type } from 'class-transformer';
import { IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { MONTH_PATTERN } from '../months/month.rules.js';

const NO_MONTH = { message: '$property is a month, written YYYY-MM', context: { code: 'month-unknown' } };
const MOST_EUROS = 1000;

/** Amounts in euros, as people write them. */
export class TariffForm {
  @Matches(MONTH_PATTERN, NO_MONTH)
  fromMonth: string;

  @Type(() => Number)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST_EUROS)
  level1: number;

  @Type(() => Number)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST_EUROS)
  level2: number;

  @Type(() => Number)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST_EUROS)
  level3: number;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100)
  lostPercent: number;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  approvalDays: number;
}
