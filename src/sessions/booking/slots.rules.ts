import { DateTime, Interval } from 'luxon';
import { periodOf } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type Buffers, minutesBetween, type SessionCaps } from './mentor-limits.rules.js';
import { weekOf } from './weeks.rules.js';

/*
 * A slot is a start at which a session of this length could be booked: inside one opening, both free, the mentor with
 * the minutes that they keep around a session, on a day and in a week that are not full, with the notice that is asked
 * and no further ahead than the mentor lets learners book. Starts lie on the quarters of the hour.
 */
const STEP_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

export interface SlotFacts {
  openings: readonly Interval<true>[];
  /** Sessions of the mentor. */
  mentorBusy: readonly Interval<true>[];
  /** When another calendar of the mentor says busy. */
  busyElsewhere: readonly Interval<true>[];
  /** Minutes that the mentor keeps free before and after each session. */
  buffers: Buffers;
  /** Sessions of the learner, and slots that others keep for the moment. */
  otherBusy: readonly Interval<true>[];
  minutes: number;
  /** The first instant that has enough notice, and the last that may be booked. */
  earliest: DateTime<true>;
  latest: DateTime<true> | null;
}

/** From and to, in milliseconds of the epoch. */
type Span = readonly [from: number, to: number];

/** The time of a session, in UTC. */
export function slotOf(session: { startsAt: Date; endsAt: Date }): Interval<true> {
  return periodOf(session).mapEndpoints((end) => end.toUTC()) as Interval<true>;
}

/** The starts that are free, in order, in milliseconds of the epoch. */
export function freeStarts(facts: SlotFacts): number[] {
  const { openings, mentorBusy, busyElsewhere, buffers, otherBusy, minutes, earliest, latest } = facts;
  const length = minutes * MINUTE_MS;
  const taken = [
    ...mentorBusy.map((busy) => spanOf(busy, minutesBetween(buffers), minutesBetween(buffers))),
    ...busyElsewhere.map((busy) => spanOf(busy, buffers.bufferAfterMinutes, buffers.bufferBeforeMinutes)),
    ...otherBusy.map((busy) => spanOf(busy)),
  ];
  const last = latest?.toMillis() ?? Infinity;
  return without(
    openings.map((opening) => spanOf(opening)),
    taken.sort((one, other) => one[0] - other[0]),
  ).flatMap(([from, to]) => startsIn([Math.max(from, earliest.toMillis()), Math.min(to - length, last)]));
}

/** The starts that lie on days and in weeks on which the mentor may hold one session more. */
export function withinCaps(
  starts: readonly number[],
  held: readonly DateTime<true>[],
  { caps: { aDay, aWeek }, zone }: { caps: SessionCaps; zone: string },
): number[] {
  const isDayLeft = isLeft(aDay, (instant) => dayOf(instant, zone), held);
  const isWeekLeft = isLeft(aWeek, (instant) => weekOf(instant, zone), held);
  return starts.filter((start) => isDayLeft(start) && isWeekLeft(start));
}

function isLeft(most: number | null, placeOf: (instant: DateTime) => string, held: readonly DateTime<true>[]) {
  if (most === null) return () => true;
  const counts = new Map<string, number>();
  for (const instant of held) counts.set(placeOf(instant), (counts.get(placeOf(instant)) ?? 0) + 1);
  return (start: number) => (counts.get(placeOf(DateTime.fromMillis(start, { zone: 'utc' }))) ?? 0) < most;
}

function spanOf({ start, end }: Interval<true>, before = 0, after = 0): Span {
  return [start.toMillis() - before * MINUTE_MS, end.toMillis() + after * MINUTE_MS];
}

/** What is left of stretches in order, less others in the order of their starts. */
function without(stretches: readonly Span[], taken: readonly Span[]): Span[] {
  return stretches.flatMap(([from, to]) => {
    const left: Span[] = [];
    let free = from;
    for (const [busyFrom, busyTo] of taken) {
      if (busyTo <= free) continue;
      if (busyFrom >= to) break;
      if (busyFrom > free) left.push([free, busyFrom]);
      free = busyTo;
    }
    return free < to ? [...left, [free, to]] : left;
  });
}

/** Quarters of the hour from the first instant to the last, both included. */
function startsIn([from, last]: Span): number[] {
  const starts: number[] = [];
  for (let start = Math.ceil(from / STEP_MS) * STEP_MS; start <= last; start += STEP_MS) starts.push(start);
  return starts;
}
