import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsString, Length, Matches, MinDate } from 'class-validator';
import { MONTH_PATTERN } from '../months/month.rules.js';

const NO_MONTH = { message: '$property is a month, written YYYY-MM', context: { code: 'month-unknown' } };

export class FundersQuery {
  @IsOptional()
  @Matches(MONTH_PATTERN, NO_MONTH)
  month?: string;
}

export class FunderStatementQuery {
  @Matches(MONTH_PATTERN, NO_MONTH)
  month: string;

  @IsString()
  @Length(1, 200)
  funder: string;

  /** Tells what was known at this instant, for ever the same. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(new Date('1900-01-01T00:00:00Z'))
  asOf?: Date;

  /** The number of the file that the page starts after. */
  @IsOptional()
  @Matches(/^[\w-]{0,40}$/)
  after?: string;
}
