import { IsBoolean, IsISO8601, IsOptional, IsString, IsTimeZone, IsUUID, Matches, MaxLength } from 'class-validator';
import { LOCAL, WantedStart } from '../booking/booking.dto.js';

export class MoveSessionBody extends WantedStart {
  /** The mentor may move it with less notice than the rulebook asks. */
  @IsOptional()
  @IsBoolean()
  noticeWaived?: boolean;
}

export class SessionMovedAnswer {
  @IsUUID()
  sessionId: string;

  @IsISO8601()
  startsAt: string;

  @IsISO8601()
  endsAt: string;

  @IsTimeZone()
  zone: string;

  @Matches(LOCAL)
  local: string;
}

export class MoveWeekQuery {
  /** A day of the week to show. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  on?: string;
}

/** The slot that was chosen for the session. */
export class MoveChosen {
  @IsString()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  startsAt: string;
}
