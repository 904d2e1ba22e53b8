import type { Interval } from 'luxon';
import { check, type Check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import { type MentorForLearner, mentorChecks } from './assignment.rules.js';

/*
 * What speaks for a mentor and against, beyond what must hold: a language in common, hours in common in the learner's
 * own week, and the will to accompany where the learner asks for an arrangement. An advisor may decide otherwise; the
 * house proposes only pairs in which all of it holds.
 */
export const FITTING = {
  language: { code: 'mentor-speaks-language', says: 'The mentor accompanies in a language of the learner.' },
  hours: { code: 'mentor-hours-in-common', says: 'The mentor receives within the learner’s own week.' },
  disability: {
    code: 'mentor-welcomes-disability',
    says: 'The mentor accompanies people with a disability, where it is asked for.',
    source: 'Qualiopi, indicator 26',
  },
} satisfies Record<string, Rule>;

/** The waking hours of a learner, on the clock of their zone. */
const DAY = { from: '07:00', until: '22:00' };
const HOUR_MS = 3_600_000;
/** More hours in common than these make no pair better. */
const PLENTY_HOURS = 20;

export interface PairFacts extends MentorForLearner {
  /** Those that the learner is accompanied in. */
  wantedLanguages: string[];
  languages: string[];
  asksForArrangement: boolean;
  welcomesDisability: boolean;
  /** In a week, on the learner's days. */
  hoursInCommon: number;
  sessionMinutes: number;
}

/** Everything that speaks for a pair and against it. */
export function fits(facts: PairFacts): Decision {
  const { wantedLanguages, languages, asksForArrangement, welcomesDisability, hoursInCommon, sessionMinutes } = facts;
  const speaks = wantedLanguages.length === 0 || wantedLanguages.some((one) => languages.includes(one));
  const arrangement: Check[] = asksForArrangement
    ? [check(FITTING.disability, welcomesDisability, {}, { nextActor: 'advisor' })]
    : [];
  return decide(
    ...mentorChecks(facts),
    check(FITTING.language, speaks, { wanted: wantedLanguages, languages }, { nextActor: 'advisor' }),
    check(FITTING.hours, hoursInCommon * 60 >= sessionMinutes, { hours: hoursInCommon }, { nextActor: 'mentor' }),
    ...arrangement,
  );
}

/**
 * How dear a pair is: a mentor with much room, many hours in common and no higher level than needed comes first. Below
 * 10,000.
 */
export function costOf({ learners, maxLearners, hoursInCommon, maxLevel, levelInProgress }: PairFacts): number {
  const load = maxLearners === 0 ? 1 : Math.min(1, learners / maxLearners);
  const missing = PLENTY_HOURS - Math.min(PLENTY_HOURS, hoursInCommon);
  return Math.round(100 * load) + 3 * Math.round(missing) + 10 * (maxLevel - (levelInProgress ?? 1));
}

/** The hours of a window in which the mentor receives and the learner's own week has a day for it; to the quarter. */
export function hoursInCommon(
  openings: readonly Interval<true>[],
  { weekdays, zone }: { weekdays: readonly number[]; zone: string },
  window: Interval<true>,
): number {
  let millis = 0;
  const last = dayOf(window.end, zone);
  for (let day = dayOf(window.start, zone); day <= last; day = addDays(day, 1)) {
    const [from, until] = [instantOf(`${day}T${DAY.from}`, zone), instantOf(`${day}T${DAY.until}`, zone)];
    if (!weekdays.includes(from.setZone(zone).weekday)) continue;
    for (const { start, end } of openings) {
      millis += Math.max(0, Math.min(+end, +until) - Math.max(+start, +from));
    }
  }
  return Math.floor((millis / HOUR_MS) * 4) / 4;
}
