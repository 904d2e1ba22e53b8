/** A project as the plan sees it: so many hours, after these others. */
export interface WorkToPlan {
  projectId: string;
  position: number;
  estimatedHours: number;
  /** The ids of the projects that are validated before it starts. */
  prerequisites: string[];
}

/** Days on which the track stands still: the first day away and the first day back. */
export interface Pause {
  fromOn: string;
  untilOn: string;
}

/** All that a plan is made from: the same facts give the same plan. */
export interface PlanFacts {
  enteredOn: string;
  paceMonths: number;
  /** The days of the week on which the learner works, 1 for Monday. */
  weekdays: readonly number[];
  holidays: ReadonlySet<string>;
  pauses: readonly Pause[];
  projects: readonly WorkToPlan[];
}

export interface PlannedProject {
  projectId: string;
  startsOn: string;
  dueOn: string;
}

/** One week of the plan, from its Monday: the work in it, and the session that is owed. */
export interface PlannedWeek {
  startsOn: string;
  minutes: number;
  /** The first session of a track is the discovery; a week without a working day owes none. */
  session: 'discovery' | 'weekly' | null;
}

export interface Plan {
  startsOn: string;
  /** The last working day. */
  endsOn: string;
  minutes: number;
  projects: PlannedProject[];
  weeks: PlannedWeek[];
}
