import type { DateTime, Interval } from 'luxon';
import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';

export const DEFENCE = {
  deliverablesIn: {
    code: 'defence-not-before-deliverables',
    says: 'A defence may be asked for when the deliverables are there.',
  },
  handedIn: { code: 'defence-of-handed-in-work', says: 'The work is handed in, and no defence of it is planned yet.' },
  sessionsHeld: {
    code: 'defence-after-sessions',
    says: 'As many sessions were held on the project as the rulebook asks before its defence.',
    source: 'Rulebook, sessions before a defence',
  },
  markedReady: { code: 'defence-after-readiness', says: 'The mentor has marked the project ready for its defence.' },
  defencesLeft: {
    code: 'defence-left',
    says: 'The project has a defence left, or the leave of the advisor for one more.',
    source: 'Rulebook, defences of a project',
  },
  noneContested: {
    code: 'defence-none-contested',
    says: 'No contested evaluation of the project waits for its ruling.',
  },
  timeExists: { code: 'defence-time-exists', says: 'The time exists: no clock skips it on that day.' },
  enoughNotice: {
    code: 'defence-notice',
    says: 'A defence is planned with the notice that the rulebook asks.',
    source: 'Rulebook, notice of a defence',
  },
  evaluatorQualified: {
    code: 'evaluator-qualified',
    says: 'The evaluator is qualified for the title, at the level of the project.',
  },
  evaluatorIndependent: {
    code: 'evaluator-independent',
    says: 'The evaluator has never mentored this learner.',
    source: 'R6113-9 I 4°',
  },
  evaluatorFree: { code: 'evaluator-free', says: 'The evaluator is in no other meeting at that time.' },
  learnerFree: { code: 'learner-free-for-defence', says: 'The learner is in no other meeting at that time.' },
} satisfies Record<string, Rule>;

/** The numbers of the rulebook that a defence is planned by. */
interface DefenceNumbers {
  sessionsBeforeDefence: number;
  defenceNoticeDays: number;
  maxDefences: number;
}

/** The project as it stands when a defence is asked for. */
export interface DefendedProject {
  code: string;
  level: number;
  state: string;
  sessionsHeld: number;
  isReady: boolean;
  /** Required deliverables without a file. */
  missing: string[];
  defences: number;
  /** Defences that an advisor granted beyond the rulebook. */
  extraDefences: number;
  /** Does the latest evaluation of it wait for a ruling? */
  isContested: boolean;
}

/** An evaluator before one learner and one title. */
export interface EvaluatorStanding {
  titleCodes: readonly string[];
  maxLevel: number;
  /** Did they mentor the learner, or are they the learner? */
  isTied: boolean;
  isFree: boolean;
}

/** The time that is asked for. */
export interface DefenceTime {
  slot: Interval<true>;
  /** The zone of the learner, whose calendar the notice is counted in. */
  zone: string;
  /** False for a local time that the clock skips on that day. */
  exists: boolean;
}

export interface DefenceFacts {
  now: DateTime;
  numbers: DefenceNumbers;
  project: DefendedProject;
  titleCode: string;
  evaluator: EvaluatorStanding;
  learnerIsFree: boolean;
  time: DefenceTime;
}

/** May this project be defended before this evaluator at this time? */
export function mayPlanDefence(facts: DefenceFacts): Decision {
  return decide(...projectChecks(facts), ...timeChecks(facts), ...judgeChecks(facts), free(facts.evaluator));
}

type JudgeFacts = Pick<DefenceFacts, 'project' | 'titleCode' | 'evaluator'>;

/** May this evaluator judge the project at all, whatever the time? */
export function mayJudge(facts: JudgeFacts): Decision {
  return decide(...judgeChecks(facts));
}

function projectChecks({ project, numbers }: DefenceFacts): Check[] {
  const { code, missing, state, sessionsHeld, isReady, defences } = project;
  const allowed = numbers.maxDefences + project.extraDefences;
  const byLearner = { nextActor: 'learner' } as const;
  return [
    check(DEFENCE.deliverablesIn, missing.length === 0, { project: code, missing }, byLearner),
    check(
      DEFENCE.handedIn,
      state === 'handed-in',
      { project: code, state },
      { ...byLearner, never: state === 'validated' },
    ),
    check(
      DEFENCE.sessionsHeld,
      sessionsHeld >= numbers.sessionsBeforeDefence,
      { project: code, sessionsHeld, needed: numbers.sessionsBeforeDefence },
      byLearner,
    ),
    check(DEFENCE.markedReady, isReady, { project: code }, { nextActor: 'mentor' }),
    check(DEFENCE.defencesLeft, defences < allowed, { project: code, defences, allowed }, { nextActor: 'advisor' }),
    check(DEFENCE.noneContested, !project.isContested, { project: code }, { nextActor: 'advisor' }),
  ];
}

function timeChecks({ now, time, numbers, learnerIsFree }: DefenceFacts): Check[] {
  const { slot, zone, exists } = time;
  const earliest = now.setZone(zone).plus({ days: numbers.defenceNoticeDays });
  return [
    check(DEFENCE.timeExists, exists, { zone }, { never: true }),
    check(DEFENCE.enoughNotice, slot.start >= earliest, {
      startsAt: slot.start.setZone(zone).toISO(),
      earliestAt: earliest.toISO(),
      neededDays: numbers.defenceNoticeDays,
    }),
    check(DEFENCE.learnerFree, learnerIsFree),
  ];
}

function judgeChecks({ project, titleCode, evaluator }: JudgeFacts): Check[] {
  const { titleCodes, maxLevel, isTied } = evaluator;
  return [
    check(
      DEFENCE.evaluatorQualified,
      titleCodes.includes(titleCode) && maxLevel >= project.level,
      { title: titleCode, level: project.level, maxLevel, titles: [...titleCodes] },
      { nextActor: 'advisor' },
    ),
    check(DEFENCE.evaluatorIndependent, !isTied, {}, { never: true }),
  ];
}

function free({ isFree }: EvaluatorStanding): Check {
  return check(DEFENCE.evaluatorFree, isFree);
}
