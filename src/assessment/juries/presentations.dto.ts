import { IsUUID } from 'class-validator';
import { IsPrintedText } from './words.dto.js';

export class LetPresentAgainBody {
  /** What was done since the jury adjourned the block. */
  @IsPrintedText(2000)
  reason: string;
}

export class PresentationLeaveAnswer {
  @IsUUID()
  leaveId: string;
}
