import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { SESSION_STATES, type SettledState } from '../booking/session.types.js';

const SETTLED = SESSION_STATES.filter((state) => state !== 'booked');

export class ContestSessionBody {
  @IsString()
  @Length(3, 2000)
  reason: string;
}

export class ContestRaised {
  @IsUUID()
  contestId: string;
}

export class DecideContestBody {
  /** Why it is decided like this. */
  @IsString()
  @Length(3, 2000)
  ruling: string;

  /** The outcome as it shall stand; the contested one when absent. */
  @IsOptional()
  @IsIn(SETTLED)
  outcome?: SettledState;
}

export class ContestRuled {
  @IsIn(SETTLED)
  outcome: SettledState;
}
