import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { BookSessionBody } from '../booking/booking.dto.js';

export class HoldSlotBody extends BookSessionBody {
  /** The session that would be moved to the slot. */
  @IsOptional()
  @IsUUID()
  sessionId?: string;
}

export class SlotHeldAnswer {
  @IsUUID()
  holdId: string;

  @IsISO8601()
  startsAt: string;

  @IsISO8601()
  endsAt: string;

  /** Until when nobody else can book the slot. */
  @IsISO8601()
  expiresAt: string;
}

/** A slot that was pressed on the page of a week. */
export class HoldForm {
  @IsUUID()
  enrolmentId: string;

  @IsString()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  slot: string;

  @IsOptional()
  @IsUUID()
  sessionId?: string;
}

/** Where somebody goes who lets a slot go. */
export class ReleaseForm {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  to?: string;
}
