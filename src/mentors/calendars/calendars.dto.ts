import { IsBoolean, IsDateString, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { CALENDAR_FAILURES, type CalendarFailure } from './calendar.types.js';

export class AddCalendarBody {
  @IsString()
  @Length(1, 100)
  name: string;

  /** An address that begins with https: or webcal: and gives a file of iCalendar. */
  @IsString()
  @Length(1, 2000)
  address: string;
}

export class AddedCalendar {
  @IsUUID()
  calendarId: string;

  /** How many busy stretches were found. */
  @IsInt()
  busy: number;
}

export class CalendarAsked {
  @IsUUID()
  mentorId: string;

  @IsUUID()
  calendarId: string;
}

export class CalendarShown {
  @IsUUID()
  id: string;

  @IsString()
  name: string;

  @IsBoolean()
  isFile: boolean;

  @IsDateString()
  readAt: string;

  @IsOptional()
  @IsIn(CALENDAR_FAILURES)
  failure: CalendarFailure | null;

  @IsOptional()
  @IsObject()
  failureFacts: Record<string, string | number> | null;

  @IsInt()
  busy: number;
}
