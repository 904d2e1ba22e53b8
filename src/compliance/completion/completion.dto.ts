import { IsISO8601, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_DAY = { message: 'A day is written YYYY-MM-DD, and is one of the calendar' };

export class CompletionQuery {
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  from: string;

  /** The last day of the period. */
  @IsISO8601({ strict: true }, NO_DAY)
  @Matches(DAY, NO_DAY)
  until: string;
}
