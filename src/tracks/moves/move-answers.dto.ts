import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck, ExplainedDecision } from '../../platform/http/decision.dto.js';
import {
  CLAUSES,
  type ClauseCode,
  DIRECTIONS,
  type Direction,
  EFFECT_SUBJECTS,
  type EffectSubject,
  MOVE_STATES,
  MOVED_STATES,
  type MovedState,
  type MoveState,
} from './moves.types.js';

export class EffectKind {
  @IsIn(DIRECTIONS)
  direction: Direction;

  @IsIn(EFFECT_SUBJECTS)
  about: EffectSubject;

  /** Of the rule. */
  @IsString()
  code: string;

  /** The code of the block or project; null for the whole track. */
  @IsOptional()
  @IsString()
  subject: string | null;

  @IsOptional()
  @IsString()
  subjectName: string | null;
}

export class CountedEffect extends EffectKind {
  @IsInt()
  learners: number;
}

export class EffectSeen extends EffectKind {
  @IsObject()
  @ValidateNested()
  @Type(() => ExplainedCheck)
  before: ExplainedCheck;

  @IsObject()
  @ValidateNested()
  @Type(() => ExplainedCheck)
  after: ExplainedCheck;
}

export class CountedClause {
  @IsIn(CLAUSES)
  clause: ClauseCode;

  @IsInt()
  learners: number;
}

export class MoveDecisionSeen extends ExplainedDecision {
  /** How many learners the group has. */
  @IsInt()
  group: number;

  /** Was every one looked at? Else these counts are of the first ones: prepare the move, its preview looks at all. */
  @IsBoolean()
  isWhole: boolean;

  /** How many were looked at. */
  @IsInt()
  learners: number;

  @IsInt()
  losing: number;

  @IsInt()
  gaining: number;

  @IsInt()
  unchanged: number;

  /** Those whom the chosen clauses leave where they are. */
  @IsInt()
  leftOut: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CountedEffect)
  effects: CountedEffect[];

  /** Of whom each clause speaks, chosen or not. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CountedClause)
  clauses: CountedClause[];
}

export class PreparedMove {
  @IsUUID()
  moveId: string;
}

export class NamedVersion {
  @IsUUID()
  id: string;

  @IsString()
  name: string;

  @IsInt()
  version: number;
}

export class MoveLine {
  @IsUUID()
  id: string;

  @IsIn(MOVE_STATES)
  state: MoveState;

  @IsString()
  reason: string;

  /** How many learners the group had when it was prepared. */
  @IsInt()
  learners: number;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NamedVersion)
  toRulebook: NamedVersion | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NamedVersion)
  toDesign: NamedVersion | null;

  @IsISO8601()
  preparedAt: string;

  @IsOptional()
  @IsString()
  preparedBy: string | null;

  @IsOptional()
  @IsISO8601()
  confirmedAt: string | null;
}

export class PageOfMoves {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MoveLine)
  rows: MoveLine[];

  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class MoveCountsSeen {
  /** Whom the preview has looked at so far. */
  @IsInt()
  looked: number;

  @IsInt()
  losing: number;

  @IsInt()
  gaining: number;

  @IsInt()
  unchanged: number;

  @IsInt()
  leftOut: number;

  @IsInt()
  waiting: number;

  @IsInt()
  moved: number;

  @IsInt()
  notMoved: number;

  /** Whom an error kept where they are; they may be tried again. */
  @IsInt()
  failed: number;

  @IsInt()
  takenBack: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CountedEffect)
  effects: CountedEffect[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CountedClause)
  clauses: CountedClause[];
}

export class WholeMove extends MoveLine {
  @IsObject()
  @ValidateNested()
  @Type(() => MoveCountsSeen)
  counts: MoveCountsSeen;
}

export class MovedLearnerSeen {
  @IsUUID()
  enrolmentId: string;

  @IsString()
  number: string;

  @IsString()
  learnerName: string;

  @IsISO8601()
  enteredOn: string;

  @IsIn(MOVED_STATES)
  state: MovedState;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => EffectSeen)
  effects: EffectSeen[];

  /** Why the learner stays; empty for who is moved. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  checks: ExplainedCheck[];
}

export class PageOfMovedLearners {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MovedLearnerSeen)
  rows: MovedLearnerSeen[];

  @IsOptional()
  @IsString()
  nextAfter: string | null;
}
