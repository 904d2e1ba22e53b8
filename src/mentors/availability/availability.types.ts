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

/** All that openings are made from. */
export interface Availability {
  rules: readonly WeeklyRule[];
  exceptions: readonly DayException[];
}
