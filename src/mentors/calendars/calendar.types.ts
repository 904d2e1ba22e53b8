/** A stretch in which a mentor is busy elsewhere, in milliseconds of the epoch. */
export type BusySpan = readonly [from: number, to: number];

/** The time that is read of a calendar, and the zone in which times without one are meant. */
export interface ReadingWindow {
  from: number;
  to: number;
  zone: string;
}

/** Why a calendar could not be read; each has its words for the mentor. */
export const CALENDAR_FAILURES = [
  'address-refused',
  'unreachable',
  'bad-answer',
  'too-large',
  'too-slow',
  'not-a-calendar',
  'too-many-instances',
  'unknown-zone',
] as const;

export type CalendarFailure = (typeof CALENDAR_FAILURES)[number];

/** A calendar that cannot be read, and what there is to say about it. */
export interface FailedReading {
  failure: CalendarFailure;
  facts: Record<string, string | number>;
}

/** What a reading of a calendar came to: busy stretches in order, none touching, or why there are none. */
export type CalendarReading = { busy: BusySpan[] } | FailedReading;

/** What no calendar may go beyond. */
export const CALENDAR_LIMITS = {
  bytes: 10_000_000,
  instances: 5_000,
  /** Occurrences that are looked at, inside the window or not. */
  steps: 100_000,
  readingMs: 2_000,
  fetchingMs: 10_000,
  redirects: 3,
  heapMb: 40,
  calendars: 5,
  daysAhead: 366,
} as const;
