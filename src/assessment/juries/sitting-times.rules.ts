import type { DateTime } from 'luxon';

/*
 * Candidates are heard one after the other, each as long as a defence lasts under the longest of their rulebooks. The
 * members are taken from the first hearing to the end of the last, a candidate for their own.
 */

/** A person of a jury, and when they are taken by it. */
export interface SittingTime {
  personId: string;
  startsAt: Date;
  endsAt: Date;
}

export interface SittingFacts {
  heldAt: DateTime<true>;
  minutesEach: number;
  memberIds: readonly string[];
  /** In the order in which they are heard. */
  learnerIds: readonly string[];
}

/** When each person of a jury is taken by it. */
export function sittingTimes({ heldAt, minutesEach, memberIds, learnerIds }: SittingFacts): SittingTime[] {
  const at = (hearings: number) => heldAt.plus({ minutes: hearings * minutesEach }).toJSDate();
  const whole = { startsAt: at(0), endsAt: at(learnerIds.length) };
  return [
    ...memberIds.map((personId) => ({ personId, ...whole })),
    ...learnerIds
      .filter((personId) => !memberIds.includes(personId))
      .map((personId, turn) => ({ personId, startsAt: at(turn), endsAt: at(turn + 1) })),
  ];
}
