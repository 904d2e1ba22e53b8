import { In } from 'typeorm';
import type { Db } from '../../platform/database/db.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { newId } from '../../platform/kernel/id.js';
import { ActivityFile } from './activity-file.entity.js';
import { criteriaOf, type NamedCriterion } from './design-draft.rules.js';
import type { ProjectDraft } from './design.types.js';
import { LearningActivity } from './learning-activity.entity.js';
import { ProjectCriterion } from './project-criterion.entity.js';
import { ProjectDeliverable } from './project-deliverable.entity.js';
import { ProjectPrerequisite } from './project-prerequisite.entity.js';
import { Project } from './project.entity.js';

/** Writes the projects of a draft that was found to have no fault; `criteria` are those of the title. */
export async function keepProjects(
  db: Db,
  designId: string,
  drafts: readonly ProjectDraft[],
  criteria: readonly NamedCriterion[],
): Promise<void> {
  const ids = new Map(drafts.map(({ code }) => [code, newId()]));
  const idOf = (code: string): string => ids.get(code) ?? '';
  await db.of(Project).insert(drafts.map((draft, index) => projectRow(draft, designId, idOf(draft.code), index + 1)));
  await db.of(ProjectDeliverable).insert(drafts.flatMap((draft) => deliverableRows(draft, idOf(draft.code))));
  await db.of(LearningActivity).insert(drafts.flatMap((draft) => activityRows(draft, idOf(draft.code))));
  await db
    .of(ProjectPrerequisite)
    .insert(
      drafts.flatMap(({ code, prerequisites }) =>
        prerequisites.map((before) => ({ projectId: idOf(code), prerequisiteId: idOf(before) })),
      ),
    );
  await db
    .of(ProjectCriterion)
    .insert(
      drafts.flatMap((draft) =>
        criteriaOf(draft, criteria).map((criterionId) => ({ projectId: idOf(draft.code), criterionId })),
      ),
    );
}

/** What is wrong with the files that activities name: those that the house does not keep. */
export async function fileFaults(db: Db, drafts: readonly ProjectDraft[]): Promise<Fault[]> {
  const named = drafts.flatMap(({ activities = [] }, project) =>
    activities.map(({ fileId }, place) => ({ at: `projects.${project}.activities.${place}.fileId`, fileId })),
  );
  const ids = named.flatMap(({ fileId }) => fileId ?? []);
  if (ids.length === 0) return [];
  const kept = await db.of(ActivityFile).findBy({ id: In(ids) });
  const known = new Set(kept.map(({ id }) => id));
  return named
    .filter(({ fileId }) => fileId !== null && !known.has(fileId))
    .map(({ at }) => ({ at, code: 'activity-file-unknown', message: 'The house keeps no such file: send it again' }));
}

/** Deletes the projects of a draft. */
export async function forgetProjects(db: Db, designId: string): Promise<void> {
  const projects = await db.of(Project).findBy({ designId });
  const projectId = In(projects.map(({ id }) => id));
  for (const part of [ProjectCriterion, ProjectPrerequisite, ProjectDeliverable, LearningActivity]) {
    await db.of<ProjectPart>(part).delete({ projectId });
  }
  await db.of(Project).delete({ designId });
}

type ProjectPart = ProjectCriterion | ProjectPrerequisite | ProjectDeliverable | LearningActivity;

function projectRow(draft: ProjectDraft, designId: string, id: string, position: number) {
  const { code, name, brief, estimatedHours, level } = draft;
  return { id, designId, code, position, name: name.trim(), brief, estimatedHours, level };
}

function deliverableRows({ deliverables }: ProjectDraft, projectId: string) {
  return deliverables.map(({ name, extensions, required }, index) => ({
    id: newId(),
    projectId,
    position: index + 1,
    name,
    extensions,
    required,
  }));
}

function activityRows({ activities = [] }: ProjectDraft, projectId: string) {
  return activities.map(({ kind, name, languages, minutes, completion, url, fileId }, index) => {
    const what = { kind, name: name.trim(), languages, minutes, completion, url, fileId };
    return { id: newId(), projectId, position: index + 1, ...what };
  });
}
