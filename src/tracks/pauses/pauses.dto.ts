import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck, ExplainedDecision } from '../../platform/http/decision.dto.js';
import { IsDay } from '../../platform/http/day.js';
import { DURING_PAUSE, PAUSE_CLOCKS } from './pause-clocks.rules.js';
import { PAUSE_STATES, type PauseState } from './pause.types.js';

export class TryPauseBody {
  /** The first day away. */
  @IsDay()
  fromOn: string;

  /** The first day back. */
  @IsDay()
  untilOn: string;
}

export class AskPauseBody extends TryPauseBody {
  @IsString()
  @Length(3, 1000)
  reason: string;
}

export class AnswerPauseBody {
  /** What the learner is told. */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  answer?: string;
}

export class PauseParams {
  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  pauseId: string;
}

export class AskedPause {
  @IsUUID()
  pauseId: string;
}

export class PauseClockSeen {
  @IsIn(PAUSE_CLOCKS)
  clock: (typeof PAUSE_CLOCKS)[number];

  @IsIn(DURING_PAUSE)
  during: (typeof DURING_PAUSE)[number];

  @IsObject()
  facts: object;

  /** Whether its limit is kept afterwards; null where it has none. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExplainedCheck)
  check: ExplainedCheck | null;
}

export class TriedPauseSeen {
  @IsObject()
  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PauseClockSeen)
  clocks: PauseClockSeen[];

  @IsISO8601()
  endsOn: string;

  @IsISO8601()
  newEndsOn: string;
}

export class PauseInList {
  @IsUUID()
  id: string;

  @IsUUID()
  enrolmentId: string;

  @IsISO8601()
  fromOn: string;

  @IsISO8601()
  untilOn: string;

  @IsString()
  reason: string;

  @IsIn(PAUSE_STATES)
  state: PauseState;

  @IsISO8601()
  askedAt: string;

  @IsOptional()
  @IsString()
  answer: string | null;
}
