/** That a project is verified: since which day, and the dates that it had then, which it keeps. */
export interface VerifiedWork extends ProjectDates {
  on: string;
}

/** A project as the plan sees it: so many hours, after these others. */
export interface WorkToPlan {
  projectId: string;
  position: number;
  estimatedHours: number;
  /** The ids of the projects that are validated before it starts. */
  prerequisites: string[];
  /** What is learned from first, in its order; what is left of the hours is work on the project itself. */
  activities?: readonly { activityId: string; minutes: number }[];
  verified?: VerifiedWork | null;
  /** The day from which on it need not be made: what was laid of it before stays, and it is planned no more. */
  dispensedOn?: string | null;
}

/** Days on which the track stands still: the first day away and the first day back. */
export interface Pause {
  fromOn: string;
  untilOn: string;
}

/** Minutes that a learner gives on each day of the week, Monday first. */
export type Week = readonly number[];

/**
 * Something that moves a plan from a day on: what was planned before that day stays, what is left is laid anew.
 * `dispensed` only takes what is dispensed with off what is left; `pause` stops the pace, `away` are days off within it; `pace` and `catch-up` also lay anew what is overdue, and all
 * that comes after it.
 */
export type PlanChange =
  | ({ kind: 'pause' } & Pause)
  | ({ kind: 'away' } & Pause)
  | { kind: 'week'; fromOn: string; week: Week }
  | { kind: 'pace'; fromOn: string; paceMonths: number }
  | { kind: 'catch-up'; fromOn: string }
  | { kind: 'dispensed'; fromOn: string };

/** All that a plan is made from: the same facts give the same plan. */
export interface PlanFacts {
  enteredOn: string;
  paceMonths: number;
  week: Week;
  holidays: ReadonlySet<string>;
  changes: readonly PlanChange[];
  projects: readonly WorkToPlan[];
}

export interface ProjectDates {
  startsOn: string;
  dueOn: string;
}

export interface PlannedActivity extends ProjectDates {
  activityId: string;
}

export interface PlannedProject extends ProjectDates {
  projectId: string;
  /** Those of its activities; none once it is verified. */
  activities?: PlannedActivity[];
}

/** One week of the plan, from its Monday: the work in it, and the session that is owed. */
export interface PlannedWeek {
  startsOn: string;
  minutes: number;
  /** The first session of a track is the discovery; a week without a working day owes none. */
  session: 'discovery' | 'weekly' | null;
}

/** The work that is planned in one month, YYYY-MM. */
export interface PlannedMonth {
  month: string;
  minutes: number;
}

export interface Plan {
  startsOn: string;
  /** The last day on which a project is due. */
  endsOn: string;
  /** Of the whole design but for what is dispensed with; what was verified ahead of its days is in no week, what is laid anew is in two. */
  minutes: number;
  projects: PlannedProject[];
  weeks: PlannedWeek[];
  months: PlannedMonth[];
}

/** What a new plan did to the dates of one project. */
export interface ProjectMove {
  projectId: string;
  startedOnBefore: string;
  startsOn: string;
  dueOnBefore: string;
  dueOn: string;
}
