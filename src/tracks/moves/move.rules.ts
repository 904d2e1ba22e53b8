import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { RUNNING_STATES } from '../enrolments/enrolment.types.js';
import type { ProgressFacts } from '../progression/progression.types.js';
import type { LookedAtTrack } from './effect.rules.js';
import type { ChosenClauses, ClauseCode, Effect, MoveState } from './moves.types.js';

export const MOVE = {
  namesGroup: { code: 'move-names-group', says: 'A move says whose tracks it is about.' },
  leadsElsewhere: { code: 'move-leads-elsewhere', says: 'A move leads to another rulebook or another design.' },
  hasLearners: { code: 'move-has-learners', says: 'A running track is under the pins that the move starts from.' },
  rulebookActive: { code: 'move-rulebook-active', says: 'Learners are moved to an active rulebook.' },
  designPublished: { code: 'move-design-published', says: 'Learners are moved to a published design.' },
  titleActive: { code: 'move-title-active', says: 'Learners are moved to an active version of the title.' },
  sameTitle: { code: 'move-same-title', says: 'Learners stay on their title.' },
  previewed: { code: 'move-previewed', says: 'A move is confirmed once its preview is made, and only once.' },
  carriedOut: { code: 'move-carried-out', says: 'What is taken back was carried out.' },
  runs: { code: 'move-track-runs', says: 'The track of the learner runs.' },
  underPins: { code: 'move-pins-as-previewed', says: 'The track is still under the pins that the move starts from.' },
  effectSame: { code: 'move-effect-as-previewed', says: 'The move does to the learner what the preview said.' },
  blocksKept: {
    code: 'move-keeps-validated-blocks',
    says: 'Every validated block stays validated.',
    source: 'Code du travail, L6113-1',
  },
  noJuryAhead: {
    code: 'move-no-jury-ahead',
    says: 'The learner sits before no jury whose decision is still to come.',
  },
  noError: { code: 'move-without-error', says: 'Nothing went wrong while the learner was looked at or moved.' },
  hasFailed: { code: 'move-has-failures', says: 'An error kept learners of the move where they were.' },
  projectsKept: { code: 'move-keeps-validated-projects', says: 'Every validated project stays validated.' },
} satisfies Record<string, Rule>;

/** What each transition clause asks of a learner who is moved. */
export const MOVE_CLAUSE = {
  'defence-planned': { code: 'move-no-defence-planned', says: 'The learner has no defence planned.' },
  'condition-running': {
    code: 'move-no-condition-running',
    says: 'The learner has nothing to complete on a condition.',
  },
  'before-jury': { code: 'move-no-block-before-jury', says: 'No block of the learner waits for a jury.' },
  losing: { code: 'move-loses-nothing', says: 'The learner loses nothing.' },
  'entered-before': { code: 'move-entered-since', says: 'The learner entered on that day or after it.' },
} satisfies Record<ClauseCode, Rule>;

export interface MoveCase {
  hasGroup: boolean;
  isElsewhere: boolean;
  learners: number;
  rulebookState: string | null;
  designState: string | null;
  /** Of the version that the design belongs to. */
  titleState: string | null;
  isSameTitle: boolean;
}

/** May this move be prepared? */
export function mayPrepare(facts: MoveCase): Decision {
  const { hasGroup, isElsewhere, learners, rulebookState, designState, titleState, isSameTitle } = facts;
  return decide(
    check(MOVE.namesGroup, hasGroup),
    check(MOVE.leadsElsewhere, isElsewhere),
    check(MOVE.rulebookActive, rulebookState === null || rulebookState === 'active', { state: rulebookState }),
    check(MOVE.designPublished, designState === null || designState === 'published', { state: designState }),
    check(MOVE.sameTitle, isSameTitle),
    check(MOVE.titleActive, titleState === null || titleState === 'active', { state: titleState }),
    check(MOVE.hasLearners, !(hasGroup && isElsewhere) || learners > 0, { learners }),
  );
}

/** May this move be given other clauses, be confirmed or be dropped? */
export function mayConfirm(state: MoveState): Decision {
  return decide(check(MOVE.previewed, state === 'previewed', { state }, { never: state !== 'preparing' }));
}

/** May this move be taken back, learner by learner? */
export function mayTakeBackMove(state: MoveState): Decision {
  return decide(check(MOVE.carriedOut, state === 'carried-out', { state }, { never: state === 'taken-back' }));
}

/** The clauses that speak of this learner, whether they are chosen or not; but for the day of entry. */
export function clausesHolding(
  { facts, blocks }: LookedAtTrack,
  effects: readonly Effect[],
): ChosenClauses['leaveOut'] {
  const has = (state: string) => facts.projects.some((project) => project.state === state);
  const holding: Record<ChosenClauses['leaveOut'][number], boolean> = {
    'defence-planned': has('defence-planned'),
    'condition-running': has('conditional'),
    'before-jury': blocks.some(({ state }) => state === 'ready-for-jury'),
    losing: effects.some(({ direction }) => direction === 'loss'),
  };
  return (Object.keys(holding) as (keyof typeof holding)[]).filter((clause) => holding[clause]);
}

/** What the chosen clauses say of a learner; one that is not met leaves the learner out. */
export function clauseChecks(
  { leaveOut, enteredBeforeOn }: ChosenClauses,
  { holding, enteredOn }: { holding: readonly ClauseCode[]; enteredOn: string },
): Check[] {
  const checks = leaveOut.map((clause) => check(MOVE_CLAUSE[clause], !holding.includes(clause)));
  if (enteredBeforeOn === null) return checks;
  const facts = { enteredOn, fromOn: enteredBeforeOn };
  return [...checks, check(MOVE_CLAUSE['entered-before'], enteredOn >= enteredBeforeOn, facts, { never: true })];
}

/** May those whom an error kept where they were be taken up again? */
export function mayTryAgain(state: MoveState, failed: number): Decision {
  const rests = state === 'previewed' || state === 'carried-out';
  return decide(check(MOVE.hasFailed, rests && failed > 0, { failed, state }));
}

/** Is no jury to decide on the learner? Who sits before one is judged under the rules of its convening. */
export function noJuryAhead(isBeforeJury: boolean): Check {
  return check(MOVE.noJuryAhead, !isBeforeJury, {}, { nextActor: 'officer' });
}

export interface LearnerMoveCase {
  state: string;
  arePinsAsPreviewed: boolean;
  isEffectAsPreviewed: boolean;
  before: ProgressFacts;
  after: ProgressFacts;
}

/** May this learner be moved now, as the preview said? */
export function mayMoveLearner(facts: LearnerMoveCase): Decision {
  const { state, arePinsAsPreviewed, isEffectAsPreviewed, before, after } = facts;
  const runs = RUNNING_STATES.some((running) => running === state);
  return decide(
    check(MOVE.runs, runs, { state }, { never: true }),
    check(MOVE.underPins, arePinsAsPreviewed),
    check(MOVE.effectSame, isEffectAsPreviewed),
    ...keepsValidated(before, after),
  );
}

/** Does everything that is validated stay so? */
export function keepsValidated(before: ProgressFacts, after: ProgressFacts): Check[] {
  const lostBlocks = missing(validatedBlocks(before), validatedBlocks(after));
  const lostProjects = missing(validatedProjects(before), validatedProjects(after));
  return [
    check(MOVE.blocksKept, lostBlocks.length === 0, { missing: lostBlocks }, { never: true }),
    check(MOVE.projectsKept, lostProjects.length === 0, { missing: lostProjects }, { never: true }),
  ];
}

function missing(had: readonly string[], has: readonly string[]): string[] {
  return had.filter((code) => !has.includes(code));
}

function validatedBlocks({ blocks }: ProgressFacts): string[] {
  return blocks.filter(({ result }) => result === 'validated').map(({ code }) => code);
}

function validatedProjects({ projects }: ProgressFacts): string[] {
  return projects.filter(({ state }) => state === 'validated').map(({ code }) => code);
}
