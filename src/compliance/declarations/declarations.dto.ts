import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { PASSAGE_STATES, type PassageState } from './declarations.types.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_DAY = { message: 'A day is written YYYY-MM-DD, and is one of the calendar' };

export class DeclareAwardsBody {
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  fromOn: string;

  /** The last day of the period. */
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  untilOn: string;
}

export class PreviewQuery {
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  from: string;

  /** The last day of the period. */
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  until: string;
}

export class DeclarationsPageQuery {
  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  size = 50;
}

export class PassagesPageQuery extends DeclarationsPageQuery {
  @IsOptional()
  @IsIn(PASSAGE_STATES)
  state?: PassageState;
}
