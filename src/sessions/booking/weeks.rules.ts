import type { DateTime } from 'luxon';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { SessionState, SettledState, Side } from './session.types.js';

/*
 * A learner has one session in each week (ISO 8601, in the learner's zone). A session that was called off by or for
 * the mentor, cancelled in time or broken off is owed: it may be made up in its own week or in another, one a week.
 */

/** A session that takes the place of a week: booked, held, or lost. */
export interface CountingSession {
  /** The Monday of the week that it counts for. */
  weekOn: string;
  /** The Monday of the week in which it lies. */
  inWeekOn: string;
}

/** The Monday of the week of an instant, where somebody lives. */
export function weekOf(instant: DateTime, zone: string): string {
  const local = instant.setZone(zone);
  return addDays(dayOf(local, zone), 1 - local.weekday);
}

/** The week that a session in `inWeekOn` would count for, or null when there is none left for it. */
export function weekToCountFor(
  inWeekOn: string,
  counting: readonly CountingSession[],
  owedWeeks: readonly string[],
): string | null {
  const isTaken = (weekOn: string) => counting.some((session) => session.weekOn === weekOn);
  if (!isTaken(inWeekOn)) return inWeekOn;
  const hasExtra = counting.some((session) => session.inWeekOn === inWeekOn && session.weekOn !== inWeekOn);
  if (hasExtra) return null;
  return [...owedWeeks].sort().find((weekOn) => !isTaken(weekOn)) ?? null;
}

/** Does the learner get a session that ended like this again? `side` is that of who called it off. */
export function isToMakeUp(outcome: SettledState, side: Side): boolean {
  if (outcome === 'cancelled-late') return side !== 'learner';
  return outcome !== 'held' && outcome !== 'missed-by-learner';
}

/** What the session of a week came to, or why it has none; `owed` when it is still to be made up. */
export const WEEK_STANDINGS = ['held', 'booked', 'missed', 'owed', 'paused', 'none'] as const;

export type WeekStanding = (typeof WEEK_STANDINGS)[number];

export interface WeekSession {
  id: string;
  weekOn: string;
  state: SessionState;
  toMakeUp: boolean;
}

export interface ObligedWeek {
  /** Its Monday. */
  weekOn: string;
  standing: WeekStanding;
  /** Did a first session come to nothing, and another take its place? */
  madeUp: boolean;
  /** The session that the standing comes from. */
  sessionId: string | null;
}

/** Days on which a track stood still: the first away, and the first back; null while it lasts. */
export interface DaysAway {
  fromOn: string;
  untilOn: string | null;
}

/** What became of the weeks of a learner. */
export interface WeeksFacts {
  sessions: readonly WeekSession[];
  pauses: readonly DaysAway[];
}

/** The weeks from one Monday to another with what became of the session of each. */
export function weeksBetween(fromOn: string, untilOn: string, { sessions, pauses }: WeeksFacts): ObligedWeek[] {
  const weeks: ObligedWeek[] = [];
  for (let weekOn = fromOn; weekOn <= untilOn; weekOn = addDays(weekOn, 7)) {
    const own = sessions.filter((session) => session.weekOn === weekOn);
    const week = weekWith(weekOn, own);
    weeks.push(week.standing === 'none' && isPaused(weekOn, pauses) ? { ...week, standing: 'paused' } : week);
  }
  return weeks;
}

/** Does a pause cover the whole week? One that began or ended within it leaves the learner some days for a session. */
function isPaused(weekOn: string, pauses: readonly DaysAway[]): boolean {
  const after = addDays(weekOn, 7);
  return pauses.some(({ fromOn, untilOn }) => fromOn <= weekOn && (untilOn === null || untilOn >= after));
}

function weekWith(weekOn: string, sessions: readonly WeekSession[]): ObligedWeek {
  const standing =
    WEEK_STANDINGS.find((one) => one === 'none' || sessions.some((session) => standingOf(session) === one)) ?? 'none';
  const session = sessions.find((one) => standingOf(one) === standing);
  const isAgain = sessions.some(({ toMakeUp }) => toMakeUp) && session?.toMakeUp === false;
  return { weekOn, standing, madeUp: isAgain, sessionId: session?.id ?? null };
}

/** What was called off with the track is neither owed nor missed. */
function standingOf({ state, toMakeUp }: WeekSession): WeekStanding {
  if (state === 'held' || state === 'booked') return state;
  if (toMakeUp) return 'owed';
  return state === 'cancelled-in-time' ? 'none' : 'missed';
}
