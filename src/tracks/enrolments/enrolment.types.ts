import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';

export const ENROLMENT_STATES = [
  'applied',
  'admitted',
  'active',
  'suspended',
  'completed',
  'withdrawn',
  'ended',
] as const;

/** How an enrolment stands; `enrolment-states.rules.ts` has what may follow what. */
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/** An enrolment in one of these takes the learner's place on the title. */
export const RUNNING_STATES: readonly EnrolmentState[] = ['applied', 'admitted', 'active', 'suspended'];

export const FUNDED_BY = ['self', 'third-party'] as const;

export type FundedBy = (typeof FUNDED_BY)[number];

export const ACCESS_ROUTES = [
  'initial',
  'apprenticeship',
  'continuing-education',
  'work-study-contract',
  'independent',
  'prior-learning',
  'foreign-equivalence',
] as const;

/** The way by which a learner comes to the title, as the State asks for it. */
export type AccessRoute = (typeof ACCESS_ROUTES)[number];

/** An enrolment as the rooms below see it. */
export interface EnrolmentFacts {
  id: string;
  /** What people call it by: `2026-00042`. */
  number: string;
  learnerId: string;
  titleVersionId: string;
  designId: string;
  rulebookId: string;
  state: EnrolmentState;
  paceMonths: number;
  enteredOn: string;
  plannedEndOn: string;
  fundedBy: FundedBy;
  funder: string | null;
  fundingEndsOn: string | null;
  accessRoute: AccessRoute;
  zone: string;
  /** The numbers that this enrolment is pinned to. */
  rulebook: RulebookNumbers;
  /** The project that a session is about now. */
  inProgress: { projectId: string; code: string; name: string; level: number } | null;
}
