import { Type } from 'class-transformer';
import {
  IsDate,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  MaxDate,
  MinDate,
  ValidateNested,
} from 'class-validator';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { DEFENCE_MODES, DEFENCE_STATES, type DefenceMode, type DefenceState } from './evaluations.types.js';

/** An instant, or a local time with its zone (without one, that of the learner). */
export class DefenceTimeQuery {
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  @MinDate(new Date('2000-01-01T00:00:00Z'))
  @MaxDate(new Date('2100-01-01T00:00:00Z'))
  startsAt?: Date;

  @IsOptional()
  @Matches(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, {
    message: 'A local time is written 2027-03-28T14:30',
    context: { code: 'local-time-form' },
  })
  local?: string;

  @IsOptional()
  @IsTimeZone()
  zone?: string;
}

export class DefenceDecisionQuery extends DefenceTimeQuery {
  @IsUUID()
  evaluatorId: string;
}

export class PlanDefenceBody extends DefenceDecisionQuery {
  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  projectId: string;

  @IsIn(DEFENCE_MODES)
  mode: DefenceMode;
}

export class PlannedDefenceShown {
  @IsUUID()
  defenceId: string;

  @IsInt()
  attempt: number;

  @IsISO8601()
  startsAt: string;

  @IsISO8601()
  endsAt: string;

  @IsString()
  zone: string;

  /** `twice`: the local time comes twice on that day, and the first of the two is meant. */
  @IsIn(['once', 'twice'])
  occurrence: string;
}

export class ReasonBody {
  @IsString()
  @Length(3, 500)
  reason: string;
}

export class GrantedDefence {
  @IsUUID()
  leaveId: string;
}

export class MarkedReady {
  @IsISO8601()
  markedReadyAt: string;
}

export class EvaluatorChoiceShown {
  @IsUUID()
  evaluatorId: string;

  @IsString()
  fullName: string;

  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;
}

export class DefenceFields {
  @IsUUID()
  defenceId: string;

  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  projectId: string;

  @IsInt()
  attempt: number;

  @IsISO8601()
  startsAt: string;

  @IsISO8601()
  endsAt: string;

  @IsString()
  zone: string;

  @IsIn(DEFENCE_MODES)
  mode: DefenceMode;
}

export class OpenDefenceShown extends DefenceFields {
  @IsString()
  projectCode: string;

  @IsString()
  projectName: string;

  @IsInt()
  level: number;

  @IsString()
  learnerName: string;

  /** What the evaluator has to do. */
  @IsIn(['hold', 'judge', 'wait', 'decide'])
  task: string;

  @IsISO8601()
  dueAt: string;
}

export class DefenceStanding extends DefenceFields {
  @IsUUID()
  evaluatorId: string;

  @IsString()
  evaluatorName: string;

  @IsIn(DEFENCE_STATES)
  state: DefenceState;

  /** On a condition: by when the learner completes, when they did, by when the evaluator then decides. */
  @IsOptional()
  @IsISO8601()
  completeBy: string | null;

  @IsOptional()
  @IsISO8601()
  completedAt: string | null;

  @IsOptional()
  @IsISO8601()
  decideBy: string | null;

  /** Why it was called off. */
  @IsOptional()
  @IsString()
  cancelReason: string | null;
}
