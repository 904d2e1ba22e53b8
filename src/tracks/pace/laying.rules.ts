import { dayNumber } from './calendar.rules.js';
import type { PlanFacts, Week, WorkToPlan } from './plan.types.js';
import {
  changesNothing,
  firstStretch,
  inOrderOfDays,
  minutesOn,
  type Stretch,
  stretchAfter,
  workingDays,
} from './stretch.rules.js';

/** The minutes of work of one working day. */
export interface DayOfWork {
  day: number;
  minutes: number;
}

/** The work of a project: its minutes, those still to be laid, and the days on which it was; null while on none. */
export interface LaidWork {
  minutes: number;
  left: number;
  verifiedAt: number | null;
  startsAt: number | null;
  dueAt: number | null;
  /** The parts that come first in it, one after the other. */
  parts: LaidPart[];
}

/** A part of a work: its first minute and the one after its last, and the days on which these were. */
export interface LaidPart {
  from: number;
  until: number;
  startsAt: number | null;
  dueAt: number | null;
}

/** Lays the work of projects in their order on the learner's calendar, change after change; answers as many works. */
export function layWork(facts: PlanFacts): { days: DayOfWork[]; laid: LaidWork[] } {
  const laid = facts.projects.map(({ estimatedHours, verified, dispensedOn, activities = [] }) => ({
    minutes: estimatedHours * 60,
    left: estimatedHours * 60,
    verifiedAt: doneAt(verified, dispensedOn),
    startsAt: null,
    dueAt: null,
    parts: partsOf(activities),
  }));
  const days: DayOfWork[] = [];
  let stretch = firstStretch(facts);
  for (const change of inOrderOfDays(facts.changes)) {
    if (changesNothing(change, stretch)) continue;
    const at = Math.max(dayNumber(change.fromOn), stretch.from);
    days.push(...layUntil(at, laid, stretch));
    for (const work of laid) if (isVerified(work, at)) work.left = 0;
    if (change.kind === 'pace' || change.kind === 'catch-up') askAnew(laid, at);
    stretch = stretchAfter(change, { ...stretch, from: at }, facts.enteredOn);
  }
  days.push(...layUntil(Number.POSITIVE_INFINITY, laid, stretch));
  return { days, laid };
}

/** From the day after this one nothing is left of a work: it was verified, or need not be made. */
function doneAt(verified: WorkToPlan['verified'], dispensedOn: WorkToPlan['dispensedOn']): number | null {
  if (dispensedOn) return dayNumber(dispensedOn) - 1;
  return verified ? dayNumber(verified.on) : null;
}

/** Shares what is left out over the rest of the pace, by the minutes of each day, and lays the days before `at`. */
function layUntil(at: number, laid: LaidWork[], stretch: Stretch): DayOfWork[] {
  const total = laid.reduce((sum, { left }) => sum + left, 0);
  if (total === 0 || at <= stretch.from) return [];
  const days = sharedOut(total, workingDays(stretch), stretch.week).filter(({ day }) => day < at);
  for (const day of days) layDay(day, laid);
  return days;
}

/** Minutes shared out by the weights of the days; what does not divide is laid as evenly as whole minutes can be. */
function sharedOut(total: number, days: readonly number[], week: Week): DayOfWork[] {
  const weights = days.map((day) => minutesOn(day, week) || 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let done = 0;
  return days.map((day, index) => {
    sum += weights[index] ?? 0;
    const upTo = Math.floor((total * sum) / whole);
    const minutes = upTo - done;
    done = upTo;
    return { day, minutes };
  });
}

/** Takes the minutes of a day off what is left, project after project. */
function layDay({ day, minutes }: DayOfWork, laid: LaidWork[]): void {
  let rest = minutes;
  for (const work of laid) {
    if (rest === 0) return;
    if (work.left === 0) continue;
    const taken = Math.min(rest, work.left);
    work.startsAt ??= day;
    work.left -= taken;
    rest -= taken;
    if (work.left === 0) work.dueAt = day;
    layParts(work, day);
  }
}

/** Notes which parts of a work began or ended on the day that was laid last. */
function layParts({ minutes, left, parts }: LaidWork, day: number): void {
  const done = minutes - left;
  for (const part of parts) {
    if (done > part.from) part.startsAt ??= day;
    if (done >= part.until) part.dueAt ??= day;
  }
}

function partsOf(activities: readonly { minutes: number }[]): LaidPart[] {
  let until = 0;
  return activities.map(({ minutes }) => {
    const from = until;
    until += minutes;
    return { from, until, startsAt: null, dueAt: null };
  });
}

/** What is overdue is laid anew, and all that comes after it; the start of the first stays. */
function askAnew(laid: LaidWork[], at: number): void {
  const first = laid.findIndex((work) => work.left === 0 && !isVerified(work, at));
  if (first < 0) return;
  laid.forEach((work, index) => {
    if (index < first || isVerified(work, at)) return;
    work.left = work.minutes;
    for (const part of work.parts) Object.assign(part, { startsAt: null, dueAt: null });
    if (index > first) work.startsAt = null;
  });
}

function isVerified({ verifiedAt }: LaidWork, at: number): boolean {
  return verifiedAt !== null && verifiedAt < at;
}
