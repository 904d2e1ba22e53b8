import type { ProjectDates } from './plan.types.js';

/** The hours of the projects that were due before a day and are not validated. */
export function overdueHoursOf(
  projects: readonly (ProjectDates & { estimatedHours: number; validatedOn: string | null })[],
  day: string,
): number {
  return projects
    .filter(({ dueOn, validatedOn }) => dueOn < day && validatedOn === null)
    .reduce((sum, { estimatedHours }) => sum + estimatedHours, 0);
}
