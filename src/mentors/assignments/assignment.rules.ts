import { check, type Check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';
import { approvedCheck, contractCheck } from '../profiles/profile.rules.js';
import type { ApprovalState } from '../profiles/profile.types.js';

/*
 * Each enrolment has one mentor at a time, by dated assignments; a handover is the end of one and the start of the
 * next. The mentor is approved under a contract that runs, accompanies this title and the level of the project in
 * progress, has no more learners than agreed, fewer as a novice, and neither judges this learner nor is to.
 */
export const ASSIGNING = {
  trackRuns: { code: 'assigned-track-runs', says: 'The learner is admitted to a track that is not over.' },
  fromTodayOn: { code: 'assigned-from-today-on', says: 'A mentor is assigned from today on, never in the past.' },
  oneMentor: { code: 'one-mentor-at-a-time', says: 'A learner has one mentor at a time.' },
  levelReached: { code: 'mentor-level-reached', says: 'The mentor accompanies projects of this level.' },
  titleCovered: { code: 'mentor-title-covered', says: 'The mentor accompanies learners of this title.' },
  noviceCap: {
    code: 'mentor-novice-cap',
    says: 'A novice mentor has few learners.',
    source: 'House settings, novices',
  },
  neverJudge: { code: 'mentor-never-judge', says: 'The mentor neither judges this learner nor is to.' },
  hasPlace: { code: 'mentor-has-place', says: 'The mentor has a place for another learner.' },
  notOneself: { code: 'mentor-not-oneself', says: 'Nobody is their own mentor.' },
} satisfies Record<string, Rule>;

export const ENDING_ASSIGNMENT = {
  runsStill: { code: 'assignment-runs-still', says: 'The assignment has not ended yet.' },
  lastDayAfterFirst: { code: 'assignment-ends-after-start', says: 'An assignment ends on its first day or later.' },
  fromTodayOn: { code: 'assignment-ends-from-today-on', says: 'An assignment ends today or later.' },
} satisfies Record<string, Rule>;

const BY_ADVISOR = { nextActor: 'advisor' } as const;
const RUNNING = ['admitted', 'active', 'suspended'];

/** What is asked of a mentor, whoever the learner's next mentor is to be. */
export interface MentorForLearner {
  fromOn: string;
  learnerId: string;
  mentorId: string;
  titleCode: string;
  levelInProgress: number | null;
  maxLevel: number;
  /** Every title when empty. */
  titleCodes: string[];
  approval: ApprovalState;
  contractEndsOn: string | null;
  learners: number;
  maxLearners: number;
  /** What a novice may have; and until when they are one, null for others. */
  noviceLearners: number;
  noviceUntilOn: string | null;
  isJudge: boolean;
}

export interface AssignmentFacts extends MentorForLearner {
  /** The day where the learner is. */
  today: string;
  enrolmentState: string;
  /** The last day of an assignment that reaches into this one; `open` when none is known yet. */
  otherUntilOn: string | null;
}

/** May this mentor accompany this learner from that day on? */
export function mayAssign(facts: AssignmentFacts): Decision {
  const { fromOn, today, enrolmentState, otherUntilOn } = facts;
  return decide(
    check(ASSIGNING.trackRuns, RUNNING.includes(enrolmentState), { state: enrolmentState }, BY_ADVISOR),
    check(ASSIGNING.fromTodayOn, fromOn >= today, { fromOn, today }, { never: true }),
    check(ASSIGNING.oneMentor, otherUntilOn === null, { until: otherUntilOn }, BY_ADVISOR),
    ...mentorChecks(facts),
  );
}

/** What holds and what does not of a mentor for a learner. */
export function mentorChecks(facts: MentorForLearner): Check[] {
  const { levelInProgress: level, maxLevel, titleCode, titleCodes, learners, maxLearners, noviceUntilOn } = facts;
  const { noviceLearners } = facts;
  return [
    approvedCheck(facts.approval),
    contractCheck(facts.contractEndsOn, facts.fromOn),
    check(ASSIGNING.titleCovered, titleCodes.length === 0 || titleCodes.includes(titleCode), { titleCode }, BY_ADVISOR),
    check(ASSIGNING.levelReached, level === null || level <= maxLevel, { level, maxLevel }, BY_ADVISOR),
    check(ASSIGNING.hasPlace, learners < maxLearners, { learners, maxLearners }, BY_ADVISOR),
    check(
      ASSIGNING.noviceCap,
      noviceUntilOn === null || learners < noviceLearners,
      { learners, noviceLearners, noviceUntilOn },
      BY_ADVISOR,
    ),
    check(ASSIGNING.neverJudge, !facts.isJudge, {}, { never: true }),
    check(ASSIGNING.notOneself, facts.learnerId !== facts.mentorId, {}, { never: true }),
  ];
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
