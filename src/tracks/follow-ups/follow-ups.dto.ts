import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import {
  ALERT_CAUSES,
  type AlertCause,
  FOLLOW_UP_OUTCOMES,
  type FollowUpOutcome,
  PLAYBOOK_STEPS,
  type PlaybookStep,
} from './follow-up.types.js';
import { IsPageSize } from '../../platform/http/page-size.js';

export class FollowUpSearchQuery {
  /** Open ones without it. */
  @IsOptional()
  @IsIn(['open', 'closed'])
  state?: 'open' | 'closed';

  @IsOptional()
  @IsIn(ALERT_CAUSES)
  cause?: AlertCause;

  /** Part of a name of the learner. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Matches(/^20\d\d-\d\d-\d\d_[0-9a-f-]{36}$/)
  after?: string;

  @IsPageSize()
  size?: number;
}

export class NoteBody {
  /** The step of the playbook that was taken. */
  @IsOptional()
  @IsIn(PLAYBOOK_STEPS)
  step?: PlaybookStep;

  /** What was done. */
  @IsString()
  @Length(3, 2000)
  note: string;
}

export class NoteWritten {
  @IsUUID()
  noteId: string;
}

export class CloseFollowUpBody {
  @IsIn(FOLLOW_UP_OUTCOMES)
  outcome: FollowUpOutcome;

  /** What was done at last; needed where nothing is written down yet. */
  @IsOptional()
  @IsString()
  @Length(3, 2000)
  note?: string;
}

export class FollowUpLine {
  @IsUUID()
  id: string;

  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  learnerName: string;

  @IsString()
  titleName: string;

  /** Why: the checks that were not met, as they stood. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  reasons: ExplainedCheck[];

  @IsISO8601()
  dueOn: string;

  @IsISO8601()
  openedAt: string;

  @IsOptional()
  @IsISO8601()
  closedAt: string | null;

  @IsOptional()
  @IsIn(FOLLOW_UP_OUTCOMES)
  outcome: FollowUpOutcome | null;

  /** How many times something was written down. */
  @IsInt()
  notes: number;
}

export class PageOfFollowUps {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FollowUpLine)
  rows: FollowUpLine[];

  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class SuggestedStep {
  @IsIn(PLAYBOOK_STEPS)
  step: PlaybookStep;

  @IsBoolean()
  isDone: boolean;
}

export class WrittenNote {
  @IsOptional()
  @IsIn(PLAYBOOK_STEPS)
  step: PlaybookStep | null;

  @IsString()
  note: string;

  @IsISO8601()
  notedAt: string;

  @IsOptional()
  @IsString()
  notedBy: string | null;
}

export class WholeFollowUp extends FollowUpLine {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SuggestedStep)
  playbook: SuggestedStep[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WrittenNote)
  log: WrittenNote[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FollowUpLine)
  others: FollowUpLine[];
}
