import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { MONTH_PATTERN } from '../months/month.rules.js';

const NO_MONTH = { message: '$property is a month, written YYYY-MM', context: { code: 'month-unknown' } };

export class MonthForm {
  @Matches(MONTH_PATTERN, NO_MONTH)
  month: string;
}

export class MonthPageQuery {
  /** The number of the statement that the page starts after. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after = 0;
}

export class WordsForm {
  @IsString()
  @Length(3, 2000)
  words: string;
}
