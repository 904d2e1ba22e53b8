import { DateTime, Interval } from 'luxon';
import { periodOf } from '../../platform/kernel/period.js';

/*
 * A slot is a start at which a session of this length could be booked: inside one opening, both free, with the notice
 * that the rulebook asks. Starts lie on the quarters of the hour.
 */
const STEP_MS = 15 * 60_000;

export interface SlotFacts {
  openings: readonly Interval<true>[];
  /** Sessions of the mentor and of the learner. */
  busy: readonly Interval<true>[];
  minutes: number;
  /** The first instant that has enough notice. */
  earliest: DateTime<true>;
}

/** The time of a session, in UTC. */
export function slotOf(session: { startsAt: Date; endsAt: Date }): Interval<true> {
  return periodOf(session).mapEndpoints((end) => end.toUTC()) as Interval<true>;
}

/** The slots that are free, in order. */
export function freeSlots({ openings, busy, minutes, earliest }: SlotFacts): Interval<true>[] {
  const length = minutes * 60_000;
  const taken = busy.map(({ start, end }) => [start.toMillis(), end.toMillis()] as const);
  const starts = openings.flatMap((opening) => startsIn(opening, length, earliest.toMillis()));
  return starts
    .filter((start) => !taken.some(([from, to]) => start < to && from < start + length))
    .map((start) => slotAt(start, length));
}

function startsIn(opening: Interval<true>, length: number, earliest: number): number[] {
  const starts: number[] = [];
  const last = opening.end.toMillis() - length;
  const from = Math.max(opening.start.toMillis(), earliest);
  for (let start = Math.ceil(from / STEP_MS) * STEP_MS; start <= last; start += STEP_MS) starts.push(start);
  return starts;
}

function slotAt(start: number, length: number): Interval<true> {
  const utc = (millis: number) => DateTime.fromMillis(millis, { zone: 'utc' });
  return Interval.fromDateTimes(utc(start), utc(start + length)) as Interval<true>;
}
