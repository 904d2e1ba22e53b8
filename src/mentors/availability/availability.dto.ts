import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsTimeZone,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../platform/http/day.js';
import { ReceivingTermsBody, SessionCapsShown, TravelShown } from './receiving.dto.js';
import { type ExceptionKind, type LocalTime } from './availability.types.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const TIME_SAYS = { message: 'A time is written HH:mm; an end may be 24:00', context: { code: 'clock-form' } };

export class WeeklyStretch {
  /** 1 for Monday to 7 for Sunday. */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  @Matches(TIME, TIME_SAYS)
  from: LocalTime;

  @Matches(END, TIME_SAYS)
  to: LocalTime;
}

export class SetAvailabilityBody {
  @IsTimeZone()
  zone: string;

  @IsDay()
  validFromOn: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WeeklyStretch)
  rules: WeeklyStretch[];
}

export class AvailabilityAsSet {
  /** How many stretches the week has now. */
  @IsInt()
  rules: number;
}

export class AddExceptionBody {
  @IsDay()
  onDay: string;

  /** The last of several days with the same hours. */
  @IsOptional()
  @IsDay()
  untilOn?: string;

  @Matches(TIME, TIME_SAYS)
  from: LocalTime;

  @Matches(END, TIME_SAYS)
  to: LocalTime;

  @IsIn(['open', 'closed'])
  kind: ExceptionKind;

  @IsOptional()
  @IsTimeZone()
  zone?: string;
}

export class AddedException {
  @IsUUID()
  exceptionId: string;
}

export class ExceptionAsked {
  @IsUUID()
  mentorId: string;

  @IsUUID()
  exceptionId: string;
}

export class AvailabilityQuery {
  /** Shows what is valid on this day or later. */
  @IsOptional()
  @IsDay()
  fromOn = '1970-01-01';
}

export class WeeklyStretchShown extends WeeklyStretch {
  @IsTimeZone()
  zone: string;

  @IsDay()
  validFromOn: string;

  @IsOptional()
  @IsDay()
  validUntilOn: string | null;
}

export class ExceptionShown {
  @IsUUID()
  id: string;

  @IsDay()
  onDay: string;

  @Matches(TIME, TIME_SAYS)
  from: LocalTime;

  @Matches(END, TIME_SAYS)
  to: LocalTime;

  @IsIn(['open', 'closed'])
  kind: ExceptionKind;

  @IsTimeZone()
  zone: string;
}

export class AvailabilityShown {
  /** Where the mentor lives. */
  @IsTimeZone()
  zone: string;

  @ValidateNested({ each: true })
  @Type(() => WeeklyStretchShown)
  rules: WeeklyStretchShown[];

  @ValidateNested({ each: true })
  @Type(() => ExceptionShown)
  exceptions: ExceptionShown[];

  @ValidateNested({ each: true })
  @Type(() => TravelShown)
  travels: TravelShown[];

  @IsObject()
  @ValidateNested()
  @Type(() => SessionCapsShown)
  caps: SessionCapsShown;

  @IsObject()
  @ValidateNested()
  @Type(() => ReceivingTermsBody)
  terms: ReceivingTermsBody;
}
