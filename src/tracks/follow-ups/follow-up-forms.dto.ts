import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ALERT_CAUSES, type AlertCause, FOLLOW_UP_OUTCOMES, PLAYBOOK_STEPS } from './follow-up.types.js';

/** The search of the list, as a browser sends it; what is empty is not asked for. */
export class FollowUpsPageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @IsOptional()
  @IsIn([...ALERT_CAUSES, ''])
  cause?: AlertCause | '';

  @IsOptional()
  @IsIn(['open', 'closed', ''])
  state?: 'open' | 'closed' | '';

  @IsOptional()
  @Matches(/^(20\d\d-\d\d-\d\d_[0-9a-f-]{36})?$/)
  after?: string;
}

export class NoteForm {
  @IsOptional()
  @IsIn([...PLAYBOOK_STEPS, ''])
  step?: (typeof PLAYBOOK_STEPS)[number] | '';

  @IsString()
  @MaxLength(2000)
  note: string;
}

export class CloseForm {
  @IsOptional()
  @IsIn([...FOLLOW_UP_OUTCOMES, ''])
  outcome?: (typeof FOLLOW_UP_OUTCOMES)[number] | '';

  @IsString()
  @MaxLength(2000)
  note: string;
}
