import { IsInt, IsOptional, IsTimeZone, IsUUID, Matches, Max, Min } from 'class-validator';
import { IsDay } from '../../platform/http/day.js';

const COUNTRY_SAYS = { message: 'A country is written with two letters, as FR', context: { code: 'country-letters' } };

/** How a mentor wishes to be booked; what is left out is as the rulebook has it, or without a limit. */
export class ReceivingTermsBody {
  @IsInt()
  @Min(0)
  @Max(120)
  bufferBeforeMinutes = 0;

  @IsInt()
  @Min(0)
  @Max(120)
  bufferAfterMinutes = 0;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(336)
  noticeHours?: number | null;

  @IsOptional()
  @IsInt()
  @Min(7)
  @Max(365)
  windowDays?: number | null;

  /** Where public holidays are kept: a code of ISO 3166. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, COUNTRY_SAYS)
  country?: string | null;

  /** A region of that country with holidays of its own. */
  @IsOptional()
  @Matches(/^[A-Z0-9]{1,6}$/i, { message: 'A region is written as its code, as 67', context: { code: 'region-code' } })
  region?: string | null;
}

/** How many sessions at the most; nothing without a limit. */
export class SessionCapsShown {
  @IsOptional()
  @IsInt()
  aDay: number | null;

  @IsOptional()
  @IsInt()
  aWeek: number | null;
}

export class TravelBody {
  @IsDay()
  fromOn: string;

  @IsDay()
  untilOn: string;

  @IsTimeZone()
  zone: string;
}

export class TravelShown extends TravelBody {
  @IsUUID()
  id: string;
}

export class AddedTravel {
  @IsUUID()
  travelId: string;
}

export class TravelAsked {
  @IsUUID()
  mentorId: string;

  @IsUUID()
  travelId: string;
}
