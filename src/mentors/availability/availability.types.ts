/** A time on the clock of a zone, HH:mm; as an end, 24:00 is the midnight after. */
export type LocalTime = string;

/** A stretch of one weekday on which a mentor receives, as long as it is valid. */
export interface WeeklyRule {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  from: LocalTime;
  to: LocalTime;
  zone: string;
  validFromOn: string;
  /** The last day; null while no end is known. */
  validUntilOn: string | null;
}

export type ExceptionKind = 'open' | 'closed';

/** A stretch of one day on which a mentor receives, or does not, whatever the weekly rules say. */
export interface DayException {
  onDay: string;
  from: LocalTime;
  to: LocalTime;
  zone: string;
  kind: ExceptionKind;
}

/** An exception that was added, by which it can be taken back. */
export interface KeptException extends DayException {
  id: string;
}

/** Days that a mentor spends in another zone, both included: the weekly rules are read by its clock. */
export interface Travel {
  fromOn: string;
  untilOn: string;
  zone: string;
}

/** A travel that was told, by which it can be taken back. */
export interface KeptTravel extends Travel {
  id: string;
}

/** All that openings are made from. */
export interface Availability {
  rules: readonly WeeklyRule[];
  exceptions: readonly DayException[];
  travels?: readonly Travel[];
  /** Public holidays of the mentor's country, YYYY-MM-DD: closed, unless an exception opens them. */
  holidays?: ReadonlySet<string>;
}

/** How a mentor wishes to be booked; what is null is as the rulebook has it, or without a limit. */
export interface ReceivingTerms {
  /** Minutes kept free before and after each session. */
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** The notice that learners give, where it is longer than that of the rulebook. */
  noticeHours: number | null;
  /** How many days ahead learners book at the most. */
  windowDays: number | null;
  /** Where public holidays are kept, as in ISO 3166: FR, and 67 for Bas-Rhin; null where the mentor receives on them. */
  country: string | null;
  region: string | null;
}

/** As long as a mentor has said nothing. */
export const NO_TERMS: ReceivingTerms = {
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  noticeHours: null,
  windowDays: null,
  country: null,
  region: null,
};

/** How many sessions a mentor holds at the most in a day and in a week of their zone; null without a limit. */
export interface SessionCaps {
  aDay: number | null;
  aWeek: number | null;
}
