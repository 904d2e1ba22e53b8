import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsPageSize } from '../../platform/http/page-size.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { IsInstant } from '../instant.dto.js';
import type { Occurrence, SessionKind } from './session.types.js';

const INSTANT = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:00(\.0{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const INSTANT_SAYS = {
  message: 'An instant is written with its offset, on a whole minute, as 2027-01-12T14:00+01:00',
  context: { code: 'instant-form' },
};
export const LOCAL = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d$/;
const LOCAL_SAYS = {
  message: 'A local time is written as 2027-01-12T14:00',
  context: { code: 'local-time-form' },
};
const OCCURRENCES = ['once', 'first', 'second', 'skipped'];

/** The time at which somebody wants a session. */
export class WantedStart {
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
}

export class BookSessionBody extends WantedStart {
  @IsUUID()
  enrolmentId: string;

  /** The mentor whose slot it is. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;

  /** The mentor may book with less notice than the rulebook asks. */
  @IsOptional()
  @IsBoolean()
  noticeWaived?: boolean;
}

export class SessionBookedAnswer {
  @IsUUID()
  sessionId: string;

  @IsIn(['discovery', 'weekly'])
  kind: SessionKind;

  @IsISO8601()
  startsAt: string;

  @IsISO8601()
  endsAt: string;

  @IsTimeZone()
  zone: string;

  @Matches(LOCAL)
  local: string;

  /** Of a local time that comes twice, which of the two the session has. */
  @IsIn(OCCURRENCES)
  occurrence: Occurrence;
}

export class UnderstoodStart {
  @IsISO8601()
  at: string;

  @IsTimeZone()
  zone: string;

  @Matches(LOCAL)
  local: string;

  @IsIn(OCCURRENCES)
  occurrence: Occurrence;
}

export class BookingDecision extends ExplainedDecision {
  @ValidateNested()
  @Type(() => UnderstoodStart)
  start: UnderstoodStart;
}

export class CancelSessionBody {
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class CancellationConsequence {
  @IsIn(['cancelled-in-time', 'cancelled-late'])
  state: string;

  /** Does the learner get the session again? */
  @IsBoolean()
  madeUp: boolean;

  /** Until when the learner's cancellation is free. */
  @IsISO8601()
  freeUntil: string;
}

export class CancellationDecision extends ExplainedDecision {
  @ValidateNested()
  @Type(() => CancellationConsequence)
  consequence: CancellationConsequence;
}

export class SlotsQuery {
  @IsUUID()
  enrolmentId: string;

  @IsOptional()
  @IsInstant()
  from?: string;

  @IsOptional()
  @IsInstant()
  to?: string;
}

export class RoomQuery {
  @IsUUID()
  enrolmentId: string;

  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize(50)
  size = 50;
}

export class MentorWithRoomShown {
  @IsUUID()
  mentorId: string;

  @IsString()
  fullName: string;

  /** How many starts are free in the next four weeks, and on how many days. */
  @IsInt()
  starts: number;

  @IsInt()
  days: number;

  /** The first of them, at most one a day. */
  @IsISO8601({}, { each: true })
  first: string[];
}

export class RoomPage {
  @ValidateNested({ each: true })
  @Type(() => MentorWithRoomShown)
  rows: MentorWithRoomShown[];

  @IsOptional()
  @IsUUID()
  nextAfter: string | null;
}

export class FreeSlot {
  @IsISO8601()
  startsAt: string;

  @IsISO8601()
  endsAt: string;

  /** As the learner's clock shows the start. */
  @Matches(LOCAL)
  local: string;

  @IsTimeZone()
  zone: string;

  @IsIn(OCCURRENCES)
  occurrence: Occurrence;
}
