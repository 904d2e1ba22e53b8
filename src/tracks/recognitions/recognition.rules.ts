import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { ProjectState } from '../progression/progression.types.js';

/*
 * What a learner holds already is recognised by an officer, on proofs. Prior learning makes competences acquired, and a
 * jury still validates their block; a total equivalence validates a block. A decision is withdrawn while nothing was
 * built on it.
 */
export const RECOGNISING = {
  trackRuns: { code: 'recognition-track-runs', says: 'The track goes on, or has still to begin.' },
  notYet: {
    code: 'recognition-not-yet',
    says: 'None of the competences is recognised already, or lies in a block that is validated.',
  },
  evidence: { code: 'recognition-has-evidence', says: 'The decision rests on at least one proof that is kept.' },
  juryLeft: {
    code: 'recognition-leaves-a-block',
    says: 'A title is never made of equivalences alone: a jury decides on one block at least.',
  },
  covered: {
    code: 'dispensed-project-covered',
    says: 'A project is dispensed with when every criterion that it proves belongs to a recognised competence.',
  },
  notBegun: { code: 'dispensed-project-not-begun', says: 'A project that was begun is finished as usual.' },
} satisfies Record<string, Rule>;

export const WITHDRAWING = {
  stands: { code: 'recognition-stands', says: 'The recognition was not withdrawn yet.' },
  noJury: { code: 'recognition-no-jury-since', says: 'No jury has decided on this learner since the recognition.' },
  notBuiltOn: {
    code: 'recognition-nothing-begun-since',
    says: 'No project that the recognition opened was begun.',
  },
} satisfies Record<string, Rule>;

/** A project that is to be dispensed with. */
export interface ProjectToDispense {
  code: string;
  state: ProjectState;
  /** Does every criterion that it proves belong to a competence that is recognised, by this decision or before? */
  isCovered: boolean;
}

export interface RecognitionFacts {
  enrolmentState: EnrolmentState;
  /** The codes of the competences that are recognised already, or whose block is validated. */
  heldAlready: readonly string[];
  evidence: number;
  /** Blocks of the title that no equivalence has validated, this decision included. */
  blocksLeft: number;
  dispensed: readonly ProjectToDispense[];
}

/** May this be recognised? */
export function mayRecognise(facts: RecognitionFacts): Decision {
  const { heldAlready, evidence, blocksLeft, dispensed } = facts;
  const byOfficer = { nextActor: 'officer' } as const;
  return decide(
    runs(facts.enrolmentState),
    check(RECOGNISING.notYet, heldAlready.length === 0, { missing: [...heldAlready] }, { never: true }),
    check(RECOGNISING.evidence, evidence > 0, { evidence }, byOfficer),
    check(RECOGNISING.juryLeft, blocksLeft > 0, { blocksLeft }, { never: true }),
    ...(dispensed.length === 0 ? [] : dispensingChecks(dispensed)),
  );
}

function dispensingChecks(dispensed: readonly ProjectToDispense[]): Check[] {
  const uncovered = dispensed.filter(({ isCovered }) => !isCovered).map(({ code }) => code);
  const begun = dispensed.filter(({ state }) => !isNotBegun(state)).map(({ code }) => code);
  return [
    check(RECOGNISING.covered, uncovered.length === 0, { projects: uncovered }, { nextActor: 'officer' }),
    check(RECOGNISING.notBegun, begun.length === 0, { projects: begun }, { never: true }),
  ];
}

/** Has nothing been done for a project in this state? */
export function isNotBegun(state: ProjectState): boolean {
  return state === 'locked' || state === 'open';
}

export interface WithdrawalFacts {
  enrolmentState: EnrolmentState;
  isWithdrawn: boolean;
  /** The day of the first decision of a jury since; null without one. */
  juryOn: string | null;
  /** The codes of the projects that a dispensed one opened, and that were begun since. */
  begun: readonly string[];
}

/** May this recognition be withdrawn? */
export function mayWithdraw({ enrolmentState, isWithdrawn, juryOn, begun }: WithdrawalFacts): Decision {
  return decide(
    runs(enrolmentState),
    check(WITHDRAWING.stands, !isWithdrawn, {}, { never: true }),
    check(WITHDRAWING.noJury, juryOn === null, { juryOn }, { never: true }),
    check(WITHDRAWING.notBuiltOn, begun.length === 0, { projects: [...begun] }, { never: true }),
  );
}

function runs(state: EnrolmentState): Check {
  const goesOn = state === 'applied' || state === 'admitted' || state === 'active' || state === 'suspended';
  return check(RECOGNISING.trackRuns, goesOn, { state }, { never: true });
}
