import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * Each enrolment has one mentor at a time, by dated assignments; a handover is the end of one and the start of the
 * next. The mentor has the level of the project in progress, and no more learners than agreed.
 */
export const ASSIGNING = {
  trackRuns: { code: 'assigned-track-runs', says: 'The learner is admitted to a track that is not over.' },
  fromTodayOn: { code: 'assigned-from-today-on', says: 'A mentor is assigned from today on, never in the past.' },
  oneMentor: { code: 'one-mentor-at-a-time', says: 'A learner has one mentor at a time.' },
  levelReached: { code: 'mentor-level-reached', says: 'The mentor accompanies projects of this level.' },
  hasPlace: { code: 'mentor-has-place', says: 'The mentor has a place for another learner.' },
  notOneself: { code: 'mentor-not-oneself', says: 'Nobody is their own mentor.' },
} satisfies Record<string, Rule>;

export const ENDING_ASSIGNMENT = {
  runsStill: { code: 'assignment-runs-still', says: 'The assignment has not ended yet.' },
  lastDayAfterFirst: { code: 'assignment-ends-after-start', says: 'An assignment ends on its first day or later.' },
  fromTodayOn: { code: 'assignment-ends-from-today-on', says: 'An assignment ends today or later.' },
} satisfies Record<string, Rule>;

const RUNNING = ['admitted', 'active', 'suspended'];

export interface AssignmentFacts {
  fromOn: string;
  /** The day where the learner is. */
  today: string;
  enrolmentState: string;
  learnerId: string;
  mentorId: string;
  /** The last day of an assignment that reaches into this one; `open` when none is known yet. */
  otherUntilOn: string | null;
  maxLevel: number;
  levelInProgress: number | null;
  learners: number;
  maxLearners: number;
}

/** May this mentor accompany this learner from that day on? */
export function mayAssign(facts: AssignmentFacts): Decision {
  const { fromOn, today, enrolmentState, otherUntilOn, maxLevel, levelInProgress, learners, maxLearners } = facts;
  const byAdvisor = { nextActor: 'advisor' } as const;
  return decide(
    check(ASSIGNING.trackRuns, RUNNING.includes(enrolmentState), { state: enrolmentState }, byAdvisor),
    check(ASSIGNING.fromTodayOn, fromOn >= today, { fromOn, today }, { never: true }),
    check(ASSIGNING.oneMentor, otherUntilOn === null, { until: otherUntilOn }, byAdvisor),
    check(
      ASSIGNING.levelReached,
      levelInProgress === null || levelInProgress <= maxLevel,
      { level: levelInProgress, maxLevel },
      byAdvisor,
    ),
    check(ASSIGNING.hasPlace, learners < maxLearners, { learners, maxLearners }, byAdvisor),
    check(ASSIGNING.notOneself, facts.learnerId !== facts.mentorId, {}, { never: true }),
  );
}

export interface EndingFacts {
  fromOn: string;
  standingUntilOn: string | null;
  untilOn: string;
  today: string;
}

/** May this assignment end with that day? */
export function mayEnd({ fromOn, standingUntilOn, untilOn, today }: EndingFacts): Decision {
  return decide(
    check(
      ENDING_ASSIGNMENT.runsStill,
      standingUntilOn === null || standingUntilOn >= today,
      { until: standingUntilOn },
      { never: true },
    ),
    check(ENDING_ASSIGNMENT.lastDayAfterFirst, untilOn >= fromOn, { untilOn, fromOn }),
    check(ENDING_ASSIGNMENT.fromTodayOn, untilOn >= today, { untilOn, today }),
  );
}
