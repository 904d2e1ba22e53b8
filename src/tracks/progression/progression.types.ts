import type { Decision } from '../../platform/kernel/decision.js';
import type { Role } from '../../platform/kernel/actor.js';
import type { EnrolmentState, FundedBy } from '../enrolments/enrolment.types.js';
import type { Recognised } from '../recognitions/recognition.types.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';

export const PROJECT_STATES = [
  'locked',
  'open',
  'in-progress',
  'handed-in',
  'defence-planned',
  'conditional',
  'to-rework',
  'validated',
] as const;

/** How a project of a learner stands; `project-steps.rules.ts` has what may follow what. */
export type ProjectState = (typeof PROJECT_STATES)[number];

export const EVALUATION_OUTCOMES = ['validated', 'conditional', 'to-rework'] as const;

/** What an evaluator decides of a project. */
export type EvaluationOutcome = (typeof EVALUATION_OUTCOMES)[number];

export const BLOCK_RESULTS = ['validated', 'adjourned'] as const;

/** What a jury decides of a block. */
export type BlockResultKind = (typeof BLOCK_RESULTS)[number];

export const BLOCK_STATES = ['not-started', 'in-progress', 'ready-for-jury', 'validated', 'adjourned'] as const;

/** How a block of a learner stands. */
export type BlockState = (typeof BLOCK_STATES)[number];

/** A competence in figures: its criteria, those judged so far, those met in the latest evaluation. */
export interface CompetenceProgress {
  id: string;
  code: string;
  name: string;
  criteria: number;
  seen: number;
  met: number;
  /** Does the learner contest what was found of one of them? */
  contested: boolean;
  /** The decision by which the learner holds it already; null without one. */
  recognition: Recognised | null;
}

/** What is recorded of one block of a learner; instants are milliseconds, so that they compare at once. */
export interface BlockProgress {
  id: string;
  code: string;
  name: string;
  position: number;
  result: BlockResultKind | null;
  resultAt: number | null;
  /** When one of its criteria was last judged. */
  seenAt: number | null;
  /** When somebody last gave leave to present it again. */
  leaveAt: number | null;
  /** When one of its competences was last recognised. */
  recognisedAt: number | null;
  /** The equivalence that validates it whole; null without one. */
  recognition: Recognised | null;
  competences: CompetenceProgress[];
}

/** What is recorded of one project of a learner. */
export interface ProjectProgress {
  id: string;
  code: string;
  name: string;
  level: number;
  position: number;
  estimatedHours: number;
  state: ProjectState;
  sessionsHeld: number;
  isReady: boolean;
  defences: number;
  /** Those that an advisor granted beyond what the rulebook gives. */
  extraDefences: number;
  /** Does its latest evaluation wait for a ruling? */
  contested: boolean;
  /** Need the learner not make it, by a recognition? It is then validated, and counts for no hours. */
  dispensed: boolean;
  startsOn: string;
  dueOn: string;
  validatedOn: string | null;
  /** The codes of the projects that come before it. */
  after: string[];
  /** The ids of the competences that it proves. */
  proves: string[];
}

/** Everything that is recorded of one track, as one statement answers it. */
export interface ProgressFacts {
  id: string;
  learnerId: string;
  titleCode: string;
  titleName: string;
  state: EnrolmentState;
  paceMonths: number;
  enteredOn: string;
  plannedEndOn: string;
  zone: string;
  fundedBy: FundedBy;
  fundingEndsOn: string | null;
  awardableUntilOn: string | null;
  rulebook: RulebookNumbers;
  suspendedFromOn: string | null;
  /** The entry, or the last day on which something was done. */
  lastActiveOn: string;
  /** The days of the sessions that the learner missed, latest first. */
  missedOn: string[];
  blocks: BlockProgress[];
  projects: ProjectProgress[];
}

/** What comes next for a block: the open condition, the project that it is about, who acts, by when. */
export interface NextStep {
  code: string;
  projectId: string | null;
  projectCode: string | null;
  projectName: string | null;
  nextActor: Role | null;
  dueOn: string | null;
}

/** How a block stands, with every condition behind it. */
export interface BlockStanding {
  blockId: string;
  code: string;
  name: string;
  position: number;
  state: BlockState;
  /** May a jury validate it: nothing but the jury's decision is open. */
  presentable: boolean;
  competences: {
    id: string;
    code: string;
    name: string;
    acquired: boolean;
    contested: boolean;
    recognition: Recognised | null;
  }[];
  /** Does the learner contest what was found of one of its competences? */
  contested: boolean;
  /** The equivalence that validated it; null where a jury did, or nobody yet. */
  recognition: Recognised | null;
  /** Allowed exactly when the block is validated. */
  decision: Decision;
  next: NextStep | null;
}

/** A project of a learner as the rooms below see it. */
export interface ProjectFacts {
  enrolmentId: string;
  projectId: string;
  /** The design that it is of; what was begun before a move stays of the one before. */
  designId: string;
  code: string;
  name: string;
  brief: string;
  level: number;
  state: ProjectState;
  estimatedHours: number;
  dueOn: string;
  deliverables: { name: string; extensions: string[]; required: boolean }[];
  criteria: { id: string; code: string; name: string; competenceId: string; blockId: string }[];
  sessionsHeld: number;
  markedReadyAt: Date | null;
  /** The defences that were judged. */
  defences: number;
  extraDefences: number;
  /** The ids of the criteria whose evaluation waits for a ruling; null where nothing is contested. */
  contestedCriteria: string[] | null;
  /** Need the learner not make it, by a recognition? It is then validated, and counts for no hours. */
  dispensed: boolean;
}
