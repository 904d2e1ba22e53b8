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

/** How one week of the obligation stands: what its session came to, `owed` when it is still to be made up. */
export type WeekStanding = 'held' | 'booked' | 'missed' | 'owed' | 'none';

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

const STANDINGS: readonly WeekStanding[] = ['held', 'booked', 'missed', 'owed', 'none'];

/** The weeks from one Monday to another with what became of the session of each. */
export function weeksBetween(fromOn: string, untilOn: string, sessions: readonly WeekSession[]): ObligedWeek[] {
  const weeks: ObligedWeek[] = [];
  for (let weekOn = fromOn; weekOn <= untilOn; weekOn = addDays(weekOn, 7)) {
    weeks.push(
      weekWith(
        weekOn,
        sessions.filter((session) => session.weekOn === weekOn),
      ),
    );
  }
  return weeks;
}

function weekWith(weekOn: string, sessions: readonly WeekSession[]): ObligedWeek {
  const standing =
    STANDINGS.find((one) => one === 'none' || sessions.some((session) => standingOf(session) === one)) ?? 'none';
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
