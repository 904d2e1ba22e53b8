import type { DateTime } from 'luxon';
import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { Outcome } from './evaluations.types.js';

export const EVALUATION = {
  defenceOpen: { code: 'defence-open', says: 'The defence is planned, and was not judged yet.' },
  defenceBegun: { code: 'defence-begun', says: 'A project is judged once its defence has begun.' },
  stillIndependent: {
    code: 'evaluator-still-independent',
    says: 'The evaluator has still never mentored this learner when judging.',
    source: 'R6113-9 I 4°',
  },
  everyCriterion: { code: 'every-criterion-judged', says: 'Each criterion of the project is judged, met or not.' },
  outcomeFits: {
    code: 'outcome-fits-criteria',
    says: 'A project is validated when all its criteria are met, and otherwise only when one of them is not.',
  },
  conditionOpen: { code: 'condition-open', says: 'The project was accepted on a condition that is still open.' },
  completed: { code: 'condition-completed', says: 'The learner has handed in what was to be completed.' },
  decidedInTime: {
    code: 'decided-in-time',
    says: 'The evaluator decides within the time that the rulebook gives.',
    source: 'Rulebook, time to decide on a condition',
  },
  conditionOnce: {
    code: 'condition-only-once',
    says: 'What was completed is validated or sent back: a condition is set once.',
  },
  lastJudged: {
    code: 'last-judged-defence',
    says: 'What was found is corrected for the last defence that was judged; of earlier ones, the words alone.',
  },
  conditionAtDefence: {
    code: 'condition-set-at-defence',
    says: 'A condition is set at the defence, and not by correcting what was decided since.',
  },
  latest: {
    code: 'latest-evaluation',
    says: 'A correction is made of what stands, not of what was corrected already.',
  },
} satisfies Record<string, Rule>;

/** What an evaluator says of a project. */
export interface Verdict {
  outcome: Outcome;
  /** Ids of the criteria that were judged, and whether each is met. */
  criteria: readonly { criterionId: string; met: boolean }[];
}

interface JudgedFacts {
  now: DateTime;
  state: string;
  /** Did the evaluator become a mentor of the learner since the defence was planned? */
  isTied: boolean;
  verdict: Verdict;
  /** The criteria of the project. */
  criteria: readonly { id: string; code: string }[];
}

export interface EvaluationFacts extends JudgedFacts {
  startsAt: DateTime;
}

/** May the defence be judged like this now? */
export function mayEvaluate(facts: EvaluationFacts): Decision {
  const { now, state, startsAt, isTied } = facts;
  return decide(
    check(EVALUATION.defenceOpen, state === 'planned', { state }, { never: true }),
    check(EVALUATION.defenceBegun, now >= startsAt, { startsAt: startsAt.toISO() }),
    independent(isTied),
    ...verdictChecks(facts),
  );
}

export interface CompletionFacts extends JudgedFacts {
  completedAt: DateTime | null;
  decideBy: DateTime | null;
}

/** May the evaluator decide like this on what was completed? */
export function mayDecideCompletion(facts: CompletionFacts): Decision {
  const { now, state, completedAt, decideBy, verdict, isTied } = facts;
  const inTime = decideBy === null || now <= decideBy;
  return decide(
    check(EVALUATION.conditionOpen, state === 'conditional', { state }, { never: true }),
    check(EVALUATION.completed, completedAt !== null, {}, { nextActor: 'learner' }),
    check(EVALUATION.decidedInTime, inTime, { decideBy: decideBy?.toISO() ?? null }, { never: true }),
    check(EVALUATION.conditionOnce, verdict.outcome !== 'conditional', { outcome: verdict.outcome }, { never: true }),
    independent(isTied),
    ...verdictChecks(facts),
  );
}

export interface CorrectionFacts extends Pick<JudgedFacts, 'verdict' | 'criteria' | 'state'> {
  isLatest: boolean;
  /** Does it change what was found, and not the words alone? */
  isNews: boolean;
  /** Was no other defence of the project judged since? */
  isLastJudged: boolean;
}

/** May what was decided be corrected like this? */
export function mayCorrect(facts: CorrectionFacts): Decision {
  const { isLatest, isNews, isLastJudged, state, verdict } = facts;
  const setsCondition = isNews && verdict.outcome === 'conditional' && state !== 'conditional';
  return decide(
    check(EVALUATION.latest, isLatest, {}, { never: true }),
    check(EVALUATION.lastJudged, !isNews || isLastJudged, {}, { never: true }),
    check(EVALUATION.conditionAtDefence, !setsCondition, { state }, { never: true }),
    ...verdictChecks(facts),
  );
}

/** By when the open side of a condition must have acted; after that the project is sent back. */
export function conditionEndsAt(defence: { completeBy: Date | null; decideBy: Date | null }): Date | null {
  return defence.decideBy ?? defence.completeBy;
}

function independent(isTied: boolean): Check {
  return check(EVALUATION.stillIndependent, !isTied, {}, { never: true });
}

function verdictChecks({ verdict, criteria }: Pick<JudgedFacts, 'verdict' | 'criteria'>): Check[] {
  const judged = new Set(verdict.criteria.map(({ criterionId }) => criterionId));
  const missing = criteria.filter(({ id }) => !judged.has(id)).map(({ code }) => code);
  const met = verdict.criteria.filter((criterion) => criterion.met).length;
  const allMet = missing.length === 0 && met === verdict.criteria.length;
  const fits = verdict.outcome === 'validated' ? allMet : met < verdict.criteria.length;
  const { outcome } = verdict;
  return [
    check(EVALUATION.everyCriterion, missing.length === 0, { missing }, { nextActor: 'evaluator' }),
    check(EVALUATION.outcomeFits, fits, { outcome, met, criteria: criteria.length }, { nextActor: 'evaluator' }),
  ];
}
