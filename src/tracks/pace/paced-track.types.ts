import type { EnrolmentState, FundedBy } from '../enrolments/enrolment.types.js';
import type { ProjectState } from '../progression/progression.types.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import type { PlanFacts, ProjectDates, Week, WorkToPlan } from './plan.types.js';

/** A project of a learner as its plan is made and shown. */
export interface PacedProject extends WorkToPlan, ProjectDates {
  code: string;
  name: string;
  state: ProjectState;
  validatedOn: string | null;
  activities: { activityId: string; name: string; minutes: number }[];
}

/** Everything that the time of a track is reckoned from, in the days of the learner. */
export interface PacedFacts {
  enrolmentId: string;
  learnerId: string;
  titleName: string;
  state: EnrolmentState;
  zone: string;
  enteredOn: string;
  /** Of today. */
  paceMonths: number;
  week: Week;
  plannedEndOn: string;
  fundedBy: FundedBy;
  funder: string | null;
  fundingEndsOn: string | null;
  awardableUntilOn: string | null;
  rulebook: RulebookNumbers;
  suspendedFromOn: string | null;
  lastActiveOn: string;
  missedOn: string[];
  projects: PacedProject[];
  /** What its plan is made from. */
  plan: PlanFacts;
}
