import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/day.js';

/** The changes of an enrolment that have a page. */
export const CHANGES = ['pause', 'return', 'withdrawal', 'ending'] as const;

export type Change = (typeof CHANGES)[number];

export class ChangeAsked {
  @IsUUID()
  enrolmentId: string;

  @IsIn(CHANGES)
  change: Change;
}

export class ChangeForm {
  @IsDay()
  onDay: string;

  @IsString()
  @MaxLength(1000)
  reason = '';
}
