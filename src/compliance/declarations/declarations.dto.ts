import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PASSAGE_STATES, type PassageState } from './declarations.types.js';
import { IsDay } from '../../platform/http/day.js';
import { IsPageSize } from '../../platform/http/page-size.js';

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
