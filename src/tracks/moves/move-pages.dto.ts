import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DIRECTIONS, type Direction, MOVED_STATES, type MovedState } from './moves.types.js';

/** What the form of a move starts from. */
export class NewMoveQuery {
  /** To this rulebook, */
  @IsOptional()
  @IsUUID()
  toRulebookId?: string;

  /** or to this design; */
  @IsOptional()
  @IsUUID()
  toDesignId?: string;

  /** everybody on this version of a title, */
  @IsOptional()
  @IsUUID()
  fromTitleVersionId?: string;

  /** or one enrolment. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;
}

export class MovesPageQuery {
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class MovePageQuery {
  /** Part of a name of the learner, or the number of the enrolment. */
  @IsString()
  @MaxLength(100)
  name = '';

  @IsIn([...DIRECTIONS, ''])
  direction: Direction | '' = '';

  @IsString()
  @MaxLength(100)
  code = '';

  @IsString()
  @MaxLength(100)
  subject = '';

  @IsIn([...MOVED_STATES, ''])
  state: MovedState | '' = '';

  @IsOptional()
  @IsUUID()
  after?: string;
}

export class WayBackQuery {
  /** One learner alone. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;
}
