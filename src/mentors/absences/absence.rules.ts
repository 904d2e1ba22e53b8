import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import { addDays, daysBetween } from '../../platform/kernel/period.js';
import { contractCheck } from '../profiles/profile.rules.js';
import type { DayException } from '../availability/availability.types.js';
import { type MentorForLearner, mentorChecks } from '../assignments/assignment.rules.js';

/*
 * A mentor says the days on which they are away. Up to the days that the rulebook names, the sessions in them are
 * offered again in the week before or after; longer, somebody qualified stands in on exactly those days, and hands back
 * by themselves.
 */
export const BEING_AWAY = {
  fromTodayOn: { code: 'absence-from-today-on', says: 'An absence is announced from today on, never for the past.' },
  runsForward: { code: 'absence-runs-forward', says: 'An absence ends on its first day or later, within a year.' },
  oneAtATime: { code: 'absence-one-at-a-time', says: 'The mentor has announced no other absence on these days.' },
} satisfies Record<string, Rule>;

export const COMING_BACK = {
  isAhead: { code: 'absence-not-over', says: 'Only an absence that is not over is shortened or called off.' },
  earlier: {
    code: 'absence-shortened',
    says: 'An absence is shortened, not prolonged: announce another one for that.',
  },
} satisfies Record<string, Rule>;

export const STANDING_IN = {
  accompanied: { code: 'substitute-for-own-mentor', says: 'The learner is accompanied by the mentor who is away.' },
  notAway: { code: 'substitute-not-away', says: 'The substitute is not away themselves on these days.' },
  another: { code: 'substitute-is-another', says: 'Nobody stands in for themselves.' },
} satisfies Record<string, Rule>;

const LONGEST_DAYS = 366;

export interface AbsenceFacts {
  fromOn: string;
  untilOn: string;
  /** The day where the mentor is. */
  today: string;
  /** Another absence on these days. */
  otherFromOn: string | null;
}

/** May a mentor be away on these days? */
export function mayBeAway({ fromOn, untilOn, today, otherFromOn }: AbsenceFacts): Decision {
  const days = daysBetween(fromOn, untilOn) + 1;
  return decide(
    check(BEING_AWAY.fromTodayOn, fromOn >= today, { fromOn, today }, { never: true }),
    check(BEING_AWAY.runsForward, days >= 1 && days <= LONGEST_DAYS, { fromOn, untilOn }),
    check(BEING_AWAY.oneAtATime, otherFromOn === null, { otherFromOn }),
  );
}

/** May an absence end with that day? Null calls it off before it begins. */
export function mayComeBack(
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
  lastOn: string | null,
  today: string,
): Decision {
  const isShorter = lastOn === null ? fromOn > today : lastOn < untilOn && lastOn >= fromOn && lastOn >= today;
  return decide(
    check(COMING_BACK.isAhead, untilOn >= today, { untilOn, today }, { never: true }),
    check(COMING_BACK.earlier, isShorter, { lastOn, untilOn }),
  );
}

/** How learners are served while their mentor is away for so many days. */
export type AbsenceWay = 'moved' | 'substitute';

/** A short absence moves the sessions, a longer one needs somebody who stands in. */
export function wayOf({ fromOn, untilOn }: { fromOn: string; untilOn: string }, shortAbsenceDays: number): AbsenceWay {
  return daysBetween(fromOn, untilOn) + 1 <= shortAbsenceDays ? 'moved' : 'substitute';
}

export interface SubstituteFacts extends MentorForLearner {
  untilOn: string;
  /** Who is away, and who accompanies the learner on the first of these days. */
  awayMentorId: string;
  dayMentorId: string | null;
  isAway: boolean;
}

/** May this mentor stand in on these days? */
export function mayStandIn(facts: SubstituteFacts): Decision {
  const { awayMentorId, dayMentorId, mentorId, isAway, contractEndsOn, untilOn } = facts;
  const byAdvisor = { nextActor: 'advisor' } as const;
  const [approval, _contractOnFirstDay, ...others] = mentorChecks(facts);
  return decide(
    check(STANDING_IN.accompanied, dayMentorId === awayMentorId, {}, byAdvisor),
    check(STANDING_IN.another, mentorId !== awayMentorId, {}, byAdvisor),
    check(STANDING_IN.notAway, !isAway, {}, byAdvisor),
    ...(approval ? [approval] : []),
    contractCheck(contractEndsOn, untilOn),
    ...others,
  );
}

/** Nobody receives while away: each of those days is closed, inside the days that are looked at. */
export function daysAway(
  absences: readonly { fromOn: string; untilOn: string }[],
  zone: string,
  [first, last]: readonly [first: string, last: string],
): DayException[] {
  return absences.flatMap(({ fromOn, untilOn }) => {
    const days: DayException[] = [];
    const until = untilOn < last ? untilOn : last;
    for (let onDay = fromOn > first ? fromOn : first; onDay <= until; onDay = addDays(onDay, 1)) {
      days.push({ onDay, from: '00:00', to: '24:00', zone, kind: 'closed' });
    }
    return days;
  });
}
