import type { Plan, ProjectMove } from './plan.types.js';

/** Which projects have other dates in a plan than in the one before, in the order of the plan. */
export function movesBetween(before: Pick<Plan, 'projects'>, after: Pick<Plan, 'projects'>): ProjectMove[] {
  const known = new Map(before.projects.map((project) => [project.projectId, project]));
  return after.projects.flatMap(({ projectId, startsOn, dueOn }) => {
    const old = known.get(projectId);
    if (!old || (old.startsOn === startsOn && old.dueOn === dueOn)) return [];
    return [{ projectId, startedOnBefore: old.startsOn, startsOn, dueOnBefore: old.dueOn, dueOn }];
  });
}
