import type { DateTime, Interval } from 'luxon';
import { check, type Check, type Rule } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { weekOf } from './weeks.rules.js';

/*
 * A mentor keeps minutes free before and after each session, holds only so many sessions a day and a week of the own
 * zone, and lets learners book only so far ahead; the mentor may book further.
 */
export const LIMITS = {
  buffer: {
    code: 'session-mentor-buffer',
    says: 'The minutes that the mentor keeps free before and after each session stay free.',
  },
  calendar: {
    code: 'session-mentor-calendar-free',
    says: 'No other calendar of the mentor says busy at that time, nor in the minutes around it that they keep free.',
  },
  window: {
    code: 'session-within-window',
    says: 'A learner books no further ahead than the mentor lets them.',
  },
  dayCap: {
    code: 'session-mentor-day-cap',
    says: 'The mentor holds no more sessions on a day than they wish.',
  },
  weekCap: {
    code: 'session-mentor-week-cap',
    says: 'The mentor holds no more sessions in a week than they wish.',
  },
} satisfies Record<string, Rule>;

/** The minutes that a mentor keeps free before and after each session. */
export interface Buffers {
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** How many sessions a mentor holds at the most in a day and in a week of their zone; null without a limit. */
export interface SessionCaps {
  aDay: number | null;
  aWeek: number | null;
}

/** What a mentor asks for, and the sessions of theirs that stand near a slot. */
export interface MentorLimits {
  terms: Buffers & { windowDays: number | null };
  caps: SessionCaps;
  /** Where the mentor lives: days and weeks are counted by its calendar. */
  zone: string;
  /** When the other sessions of the mentor around that week begin; need not be known without a cap. */
  starts: readonly DateTime<true>[];
  /** When another calendar of the mentor says busy. */
  busyElsewhere: readonly Interval<true>[];
  /** Books the mentor, to whom the window does not apply? */
  byMentor: boolean;
}

/** As long as a mentor has asked for nothing. */
export const NO_LIMITS: MentorLimits = {
  terms: { bufferBeforeMinutes: 0, bufferAfterMinutes: 0, windowDays: null },
  caps: { aDay: null, aWeek: null },
  zone: 'UTC',
  starts: [],
  busyElsewhere: [],
  byMentor: false,
};

interface LimitFacts {
  now: DateTime<true>;
  slot: Interval<true>;
  mentorBusy: readonly Interval<true>[];
  limits: MentorLimits;
}

/** The minutes between two sessions of a mentor: those after the first and those before the second. */
export function minutesBetween({ bufferBeforeMinutes, bufferAfterMinutes }: Buffers): number {
  return bufferBeforeMinutes + bufferAfterMinutes;
}

/** How a slot stands by what the mentor asks for. */
export function limitChecks({ now, slot, mentorBusy, limits }: LimitFacts): Check[] {
  const { terms, byMentor } = limits;
  const { bufferBeforeMinutes: before, bufferAfterMinutes: after, windowDays } = terms;
  const minutes = minutesBetween(terms);
  const wide = slot.set({ start: slot.start.minus({ minutes }), end: slot.end.plus({ minutes }) });
  const isTooNear = mentorBusy.some((other) => other.overlaps(wide) && !other.overlaps(slot));
  const isWithin = byMentor || windowDays === null || slot.start <= now.plus({ days: windowDays });
  return [
    check(LIMITS.buffer, !isTooNear, { before, after }, { nextActor: 'mentor' }),
    check(LIMITS.calendar, !isBusyElsewhere(slot, limits), {}, { nextActor: 'mentor' }),
    check(LIMITS.window, isWithin, { windowDays }, { nextActor: 'mentor' }),
    ...capChecks(slot.start, limits),
  ];
}

function isBusyElsewhere(slot: Interval<true>, { terms, busyElsewhere }: MentorLimits): boolean {
  const start = slot.start.minus({ minutes: terms.bufferBeforeMinutes });
  const wide = slot.set({ start, end: slot.end.plus({ minutes: terms.bufferAfterMinutes }) });
  return busyElsewhere.some((busy) => busy.overlaps(wide));
}

function capChecks(start: DateTime<true>, { caps, zone, starts }: MentorLimits): Check[] {
  const isLeft = (most: number | null, of: (instant: DateTime<true>) => string) =>
    most === null || starts.filter((other) => of(other) === of(start)).length < most;
  const onDay = (instant: DateTime<true>) => dayOf(instant, zone);
  const inWeek = (instant: DateTime<true>) => weekOf(instant, zone);
  const day = { onDay: onDay(start), most: caps.aDay };
  const week = { weekOn: inWeek(start), most: caps.aWeek };
  return [
    check(LIMITS.dayCap, isLeft(caps.aDay, onDay), day, { nextActor: 'mentor' }),
    check(LIMITS.weekCap, isLeft(caps.aWeek, inWeek), week, { nextActor: 'mentor' }),
  ];
}
