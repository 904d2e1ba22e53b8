import { IsBoolean, IsISO8601, IsOptional, IsString, IsTimeZone, IsUUID, Matches, MaxLength } from 'class-validator';
import { INSTANT, INSTANT_SAYS, LOCAL, LOCAL_SAYS } from '../booking/booking.dto.js';

export class MoveSessionBody {
  /** The instant; or else `local`. */
  @IsOptional()
  @Matches(INSTANT, INSTANT_SAYS)
  startsAt?: string;

  /** The time on the clock of `zone`; of a time that comes twice, the first is meant. */
  @IsOptional()
  @Matches(LOCAL, LOCAL_SAYS)
  local?: string;

  /** The zone in which the time is agreed; the learner's when absent. */
  @IsOptional()
  @IsTimeZone()
  zone?: string;

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
