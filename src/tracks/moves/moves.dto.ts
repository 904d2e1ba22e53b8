import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../platform/http/day.js';
import { IsPageSize } from '../../platform/http/page-size.js';
import {
  CLAUSES,
  type ClauseCode,
  DIRECTIONS,
  type Direction,
  MOVED_STATES,
  type MovedState,
  type MoveGroup,
  type MoveTarget,
  type ChosenClauses,
} from './moves.types.js';

const CHOICES = CLAUSES.filter((clause) => clause !== 'entered-before');

/** Whom a transition clause leaves where they are. */
export class ClausesBody {
  /** Those of whom one of these clauses speaks. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CHOICES.length)
  @ArrayUnique()
  @IsIn(CHOICES, { each: true })
  leaveOut?: Exclude<ClauseCode, 'entered-before'>[];

  /** Those who entered before this day. */
  @IsOptional()
  @IsDay()
  enteredBeforeOn?: string;
}

/** Whom a move is about, and where it leads: at least one of each. */
export class TryMoveBody {
  /** One enrolment alone. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  /** All running tracks under this rulebook, */
  @IsOptional()
  @IsUUID()
  fromRulebookId?: string;

  /** on this design, */
  @IsOptional()
  @IsUUID()
  fromDesignId?: string;

  /** of this version of a title. */
  @IsOptional()
  @IsUUID()
  fromTitleVersionId?: string;

  @IsOptional()
  @IsUUID()
  toRulebookId?: string;

  @IsOptional()
  @IsUUID()
  toDesignId?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ClausesBody)
  clauses?: ClausesBody;
}

export class PrepareMoveBody extends TryMoveBody {
  /** Why; the learner reads it. */
  @IsString()
  @Length(3, 1000)
  reason: string;
}

export class TakeMoveBackBody {
  /** One learner alone; without it, all that can be. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  /** Why; the learner reads it. */
  @IsString()
  @Length(3, 1000)
  reason: string;
}

export class MovesQuery {
  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size?: number;
}

export class MovedLearnersQuery {
  /** Part of a name of the learner, or the number of the enrolment. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: Direction;

  /** The code of the rule that an effect is about. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  code?: string;

  /** The code of the block or project that an effect is about. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  subject?: string;

  @IsOptional()
  @IsIn(MOVED_STATES)
  state?: MovedState;

  /** Those of whom this clause speaks. */
  @IsOptional()
  @IsIn(CHOICES)
  clause?: ClauseCode;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size?: number;
}

/** Whom a request is about. */
export function groupAsked(body: TryMoveBody): MoveGroup {
  return {
    enrolmentId: body.enrolmentId ?? null,
    rulebookId: body.fromRulebookId ?? null,
    designId: body.fromDesignId ?? null,
    titleVersionId: body.fromTitleVersionId ?? null,
  };
}

/** Where it leads. */
export function targetAsked({ toRulebookId, toDesignId }: TryMoveBody): MoveTarget {
  return { rulebookId: toRulebookId ?? null, designId: toDesignId ?? null };
}

/** Whom it leaves out. */
export function clausesOf({ leaveOut, enteredBeforeOn }: ClausesBody = {}): ChosenClauses {
  return { leaveOut: leaveOut ?? [], enteredBeforeOn: enteredBeforeOn ?? null };
}
