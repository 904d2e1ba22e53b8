import { check, type Check, type Rule } from '../../platform/kernel/decision.js';
import { dayAt, dayNumber } from '../pace/calendar.rules.js';
import { lastDayToBegin, minutesBetween, type OwnTime } from '../pace/own-time.rules.js';
import type { PacedFacts } from '../pace/paced-track.types.js';

export const TIME_LEFT = {
  juryInTime: {
    code: 'jury-before-delivery-limit',
    says: 'A jury can be convened after the end of the plan and before the title can no longer be awarded.',
    source: 'Rulebook, notice of the jury',
  },
  suffices: {
    code: 'time-left-suffices',
    says: 'The learner’s own hours until the limit are enough for what is not verified yet.',
  },
} satisfies Record<string, Rule>;

/** Until when the work has to be done, and from when on that is out of reach. */
export interface TimeLeft {
  /** The end of the funding, or the last day that leaves a jury its notice before the award; null without any. */
  limitOn: string | null;
  /** From this day on the hours until the limit are not enough, if nothing is verified before; null without a limit. */
  impossibleFromOn: string | null;
  remainingHours: number;
}

/** How long it may still take. */
export function timeLeftOf(
  facts: Pick<PacedFacts, 'fundedBy' | 'fundingEndsOn' | 'awardableUntilOn' | 'rulebook'>,
  remainingHours: number,
  onDay: OwnTime,
): TimeLeft {
  const { fundedBy, fundingEndsOn, awardableUntilOn, rulebook } = facts;
  const lastForJury = awardableUntilOn && dayAt(dayNumber(awardableUntilOn) - rulebook.juryNoticeDays);
  const limits = [fundedBy === 'third-party' ? fundingEndsOn : null, lastForJury].filter((day) => day !== null);
  const limitOn = limits.sort()[0] ?? null;
  if (limitOn === null || remainingHours <= 0) return { limitOn, impossibleFromOn: null, remainingHours };
  const last = lastDayToBegin(remainingHours * 60, limitOn, onDay);
  return { limitOn, impossibleFromOn: last && dayAt(dayNumber(last) + 1), remainingHours };
}

/** Can the rest still be done in the learner's own hours? */
export function timeSuffices(
  { limitOn, impossibleFromOn, remainingHours }: TimeLeft,
  today: string,
  onDay: OwnTime,
): Check {
  const availableHours = limitOn === null ? null : Math.round(minutesBetween(today, limitOn, onDay) / 60);
  const isPossible = limitOn === null || remainingHours <= 0 || (impossibleFromOn ?? '') > today;
  const found = { remainingHours, availableHours, limitOn, impossibleFromOn };
  return check(TIME_LEFT.suffices, isPossible, found, { nextActor: 'advisor' });
}

/** Can a jury be convened between the end of the plan and the last day of delivery? */
export function juryInTime(jury: { fromOn: string; untilOn: string | null }): Check {
  const { fromOn, untilOn } = jury;
  return check(TIME_LEFT.juryInTime, untilOn === null || fromOn <= untilOn, { fromOn, untilOn });
}
