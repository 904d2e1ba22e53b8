import { applyDecorators } from '@nestjs/common';
import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { PASSAGE_STATES, type PassageState } from './declarations.types.js';
import { IsPageSize } from '../../platform/http/page-size.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_DAY = { message: 'A day is written YYYY-MM-DD, and is one of the calendar', context: { code: 'day-unknown' } };

function IsDay() {
  return applyDecorators(IsISO8601({ strict: true }, NO_DAY), Matches(DAY, NO_DAY));
}

export class DeclareAwardsBody {
  @IsDay()
  fromOn: string;

  /** The last day of the period. */
  @IsDay()
  untilOn: string;
}

export class PreviewQuery {
  @IsDay()
  from: string;

  /** The last day of the period. */
  @IsDay()
  until: string;
}

export class DeclarationsPageQuery {
  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size = 50;
}

export class PassagesPageQuery extends DeclarationsPageQuery {
  @IsOptional()
  @IsIn(PASSAGE_STATES)
  state?: PassageState;
}

/** The period whose file is asked for; without it, the one of all that is due. */
export class PeriodAsked {
  @IsOptional()
  @IsDay()
  from?: string;

  /** The last day of the period. */
  @IsOptional()
  @IsDay()
  until?: string;
}

/** Where the two lists of the page of declarations go on: `nextAfter` of each. */
export class DeclarationListsQuery {
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsUUID()
  dueAfter?: string;
}
