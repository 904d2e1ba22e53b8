import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { addDays } from '../../platform/kernel/period.js';

/*
 * A learner may contest criteria that an evaluation found not met, once a defence and within the days that the rulebook
 * gives; an advisor or an officer who neither judged nor mentored them rules on it within as many days.
 */
export const EVALUATION_CONTEST = {
  trackRuns: {
    code: 'evaluation-contest-track-runs',
    says: 'The track goes on, so that a ruling can change something.',
  },
  settled: { code: 'evaluation-contest-settled', says: 'The defence is decided: no condition is open.' },
  stands: {
    code: 'evaluation-contest-stands',
    says: 'The evaluation is the one that stands, of the last defence that was judged.',
  },
  inTime: {
    code: 'evaluation-contest-in-time',
    says: 'An evaluation is contested within the days that the rulebook gives.',
    source: 'Rulebook, contest of an evaluation',
  },
  unmet: { code: 'evaluation-contest-unmet', says: 'Each criterion that is contested was found not met.' },
  once: { code: 'evaluation-contest-once', says: 'The decision on a defence is contested once.' },
  noneAhead: { code: 'evaluation-contest-none-ahead', says: 'No other defence of the project is planned.' },
} satisfies Record<string, Rule>;

export const CONTEST_RULING = {
  open: { code: 'evaluation-ruling-open', says: 'The contest was not ruled on yet.' },
  contested: {
    code: 'evaluation-ruling-contested',
    says: 'What is found met is among the criteria that are contested.',
  },
} satisfies Record<string, Rule>;

/** What is looked at before an evaluation is contested. Days are those of the track's zone. */
export interface EvaluationContestFacts {
  today: string;
  decidedOn: string;
  contestDays: number;
  enrolmentState: string;
  defenceState: string;
  /** Is it the decision that counts of the project? */
  stands: boolean;
  isContested: boolean;
  /** Is another defence of the project planned? */
  isPlannedAgain: boolean;
  /** The codes of the criteria that were found not met. */
  unmet: readonly string[];
  /** The codes of those that are contested. */
  contested: readonly string[];
}

/** May these criteria of the evaluation be contested today? */
export function mayContestEvaluation(facts: EvaluationContestFacts): Decision {
  const { today, decidedOn, contestDays, enrolmentState, defenceState, unmet, contested } = facts;
  const untilOn = addDays(decidedOn, contestDays);
  const wrong = contested.filter((code) => !unmet.includes(code));
  const runs = enrolmentState === 'active' || enrolmentState === 'suspended';
  return decide(
    check(EVALUATION_CONTEST.trackRuns, runs, { state: enrolmentState }, { never: true }),
    check(
      EVALUATION_CONTEST.settled,
      defenceState === 'decided',
      { state: defenceState },
      { nextActor: defenceState === 'conditional' ? 'learner' : 'evaluator' },
    ),
    check(EVALUATION_CONTEST.stands, facts.stands, {}, { never: true }),
    check(EVALUATION_CONTEST.inTime, today <= untilOn, { days: contestDays, untilOn }, { never: true }),
    check(
      EVALUATION_CONTEST.unmet,
      unmet.length > 0 && wrong.length === 0,
      { unmet: unmet.length, wrong },
      { never: unmet.length === 0, nextActor: 'learner' },
    ),
    check(EVALUATION_CONTEST.once, !facts.isContested, {}, { never: true }),
    check(EVALUATION_CONTEST.noneAhead, !facts.isPlannedAgain, {}, { nextActor: 'learner' }),
  );
}

/** By when a contest is ruled on: the learner's own time to contest, again. */
export function ruleByOn(raisedOn: string, contestDays: number): string {
  return addDays(raisedOn, contestDays);
}

/** May the contest be ruled on like this? `upheld` are the criteria found met after all; none dismisses it. */
export function mayRuleOnContest(facts: { isRuled: boolean; contested: readonly string[]; upheld: readonly string[] }) {
  const wrong = facts.upheld.filter((id) => !facts.contested.includes(id));
  return decide(
    check(CONTEST_RULING.open, !facts.isRuled, {}, { never: true }),
    check(CONTEST_RULING.contested, wrong.length === 0, { wrong }, { nextActor: 'advisor' }),
  );
}
