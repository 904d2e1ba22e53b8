import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../instant.dto.js';
import { SESSION_STATES, type SessionKind, type SessionState, type Side } from './session.types.js';
import { WEEK_STANDINGS, type WeekStanding } from './weeks.rules.js';
import { IsPageSize } from '../../platform/http/page-size.js';
import { SessionOutcomeShown } from '../attendance/outcome.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SIDES = ['learner', 'mentor', 'staff'];

export class SessionsListQuery {
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  @IsOptional()
  @IsIn(SESSION_STATES)
  state?: SessionState;

  /** Sessions that start from this instant on. */
  @IsOptional()
  @IsInstant()
  from?: string;

  /** Sessions that start before this instant. */
  @IsOptional()
  @IsInstant()
  to?: string;

  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size = 50;
}

export class SessionShown {
  @IsUUID()
  id: string;

  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  learnerName: string;

  @IsUUID()
  mentorId: string;

  @IsString()
  mentorName: string;

  @IsIn(['discovery', 'weekly'])
  kind: SessionKind;

  @IsDate()
  startsAt: Date;

  @IsDate()
  endsAt: Date;

  @IsTimeZone()
  zone: string;

  /** The Monday of the week that it counts for. */
  @Matches(DAY)
  weekOn: string;

  @IsIn(SESSION_STATES)
  state: SessionState;

  /** Does the learner get it again? */
  @IsBoolean()
  toMakeUp: boolean;

  @IsOptional()
  @IsDate()
  settledAt: Date | null;

  @IsOptional()
  @IsDate()
  logSignedAt: Date | null;

  @IsOptional()
  @IsDate()
  logCountersignedAt: Date | null;

  @IsBoolean()
  isContested: boolean;
}

export class SessionsPage {
  @ValidateNested({ each: true })
  @Type(() => SessionShown)
  rows: SessionShown[];

  @IsOptional()
  @IsUUID()
  nextAfter: string | null;
}

export class SessionLogShown {
  @IsString()
  done: string;

  @IsString()
  objectives: string;

  @IsString()
  projectState: string;

  /** Only for the mentor. */
  @IsOptional()
  @IsString()
  privateNote?: string | null;

  @IsISO8601()
  writtenAt: string;

  @IsOptional()
  @IsISO8601()
  signedAt: string | null;

  @IsOptional()
  @IsISO8601()
  countersignedAt: string | null;
}

export class SessionContestShown {
  @IsUUID()
  id: string;

  @IsIn(SIDES)
  raisedAs: Side;

  @IsISO8601()
  raisedAt: string;

  @IsString()
  reason: string;

  @IsOptional()
  @IsISO8601()
  decidedAt: string | null;

  @IsOptional()
  @IsString()
  ruling: string | null;
}

export class SessionMoveShown {
  @IsISO8601()
  fromStartsAt: string;

  @IsISO8601()
  toStartsAt: string;

  @IsIn(['learner', 'mentor'])
  movedAs: Side;

  @IsISO8601()
  movedAt: string;
}

export class SessionWhole extends SessionShown {
  @ValidateNested({ each: true })
  @Type(() => SessionOutcomeShown)
  outcomes: SessionOutcomeShown[];

  @IsOptional()
  @ValidateNested()
  @Type(() => SessionLogShown)
  log: SessionLogShown | null;

  @ValidateNested({ each: true })
  @Type(() => SessionContestShown)
  contests: SessionContestShown[];

  /** The first first. */
  @ValidateNested({ each: true })
  @Type(() => SessionMoveShown)
  moves: SessionMoveShown[];
}

export class ObligedWeekShown {
  /** Its Monday. */
  @Matches(DAY)
  weekOn: string;

  @IsIn(WEEK_STANDINGS)
  standing: WeekStanding;

  @IsBoolean()
  madeUp: boolean;

  @IsOptional()
  @IsUUID()
  sessionId: string | null;
}

export class MentorDay {
  @ValidateNested({ each: true })
  @Type(() => SessionShown)
  today: SessionShown[];

  /** Sessions that want their outcome or their signed log. */
  @ValidateNested({ each: true })
  @Type(() => SessionShown)
  toSettle: SessionShown[];

  @ValidateNested({ each: true })
  @Type(() => SessionShown)
  coming: SessionShown[];
}
