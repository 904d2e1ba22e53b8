import { addDays } from '../../platform/kernel/period.js';
import type { MyProgress } from './my-progress.rules.js';

/** Hours of work by the end of a day, all that came before included. */
export interface WorkPoint {
  on: string;
  hours: number;
}

/** The plan of a track against what was verified: two lines that start from nothing and go upwards. */
export interface WorkLine {
  from: string;
  to: string;
  today: string;
  planned: WorkPoint[];
  verified: WorkPoint[];
  /** The end at the present pace, when it is not the planned one. */
  projectedEnd?: string;
}

/** The lines of a track on a day. A project counts as verified on the day on which it is validated. */
export function workLine(today: string, { enrolment, pace, ...progress }: MyProgress): WorkLine {
  const projects = progress.projects.filter(({ dispensed }) => !dispensed);
  const { enteredOn: from, plannedEndOn, suspendedFromOn } = enrolment;
  const to = plannedEndOn > from ? plannedEndOn : addDays(from, 1);
  const verified = projects.flatMap(({ validatedOn, estimatedHours }) =>
    validatedOn ? [{ on: validatedOn, hours: estimatedHours }] : [],
  );
  return {
    from,
    to,
    today: suspendedFromOn ?? today,
    planned: addedUp(projects.map(({ dueOn, estimatedHours }) => ({ on: dueOn, hours: estimatedHours }))),
    verified: stepped(addedUp(verified)),
    ...(pace.projectedEndOn > to && { projectedEnd: pace.projectedEndOn }),
  };
}

function addedUp(points: WorkPoint[]): WorkPoint[] {
  let hours = 0;
  return points
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map((point) => ({ on: point.on, hours: (hours += point.hours) }));
}

/** Work is verified whole: the line stays level until the day before. */
function stepped(points: WorkPoint[]): WorkPoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1]?.hours ?? 0;
    return [{ on: addDays(point.on, -1), hours: before }, point];
  });
}
