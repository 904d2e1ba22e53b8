import { minutesOf } from './activity-draft.rules.js';
import type { DesignActivity } from './activity.types.js';
import type { DesignOnPage } from './design-page.queries.js';
import { DESIGN_BOUNDS, type ProjectDraft } from './design.types.js';
import { draftOf } from './project-form.js';
import type { ProjectReturned } from './project-writing.js';

const SPARE_ROWS = 2;
const BLANK: ProjectDraft = {
  code: '',
  name: '',
  brief: '',
  estimatedHours: 20,
  level: 1,
  prerequisites: [],
  deliverables: [],
  criteria: [],
};

const NOTHING_WRONG: Omit<ProjectReturned, 'status' | 'project'> = {
  wrong: [],
  ring: null,
  isOvertaken: false,
  checks: [],
};

/** Everything that the page of a project shows: what stands, a blank for a new one, or what came back. */
export function projectShown(
  { design, title }: Pick<DesignOnPage, 'design' | 'title'>,
  code: string | null,
  returned?: ProjectReturned,
) {
  const stands = design.projects.find((project) => project.code === code);
  const project = returned?.project ?? (stands ? draftOf(stands) : newProject(design.projects));
  const chosen = new Set(project.criteria);
  const { wrong, ring, isOvertaken, checks } = returned ?? NOTHING_WRONG;
  return {
    design,
    record: title,
    base: `/designs/${design.id}`,
    action: `/designs/${design.id}/projects${code === null ? '' : `/${encodeURIComponent(code)}`}`,
    code,
    isNew: code === null,
    canWrite: design.state === 'draft',
    isOnly: design.projects.length === 1,
    project: { ...project, hours: Number.isNaN(project.estimatedHours) ? '' : project.estimatedHours },
    deliverables: project.deliverables.map(({ extensions, ...asked }) => ({
      ...asked,
      formats: extensions.map((extension) => extension.toUpperCase()).join(', '),
    })),
    levels: Array.from({ length: DESIGN_BOUNDS.levels }, (_, at) => at + 1),
    others: design.projects
      .filter((other) => other.code !== code)
      .map((other) => ({ ...other, isChosen: project.prerequisites.includes(other.code) })),
    ...activitiesShown(stands?.activities ?? [], project.estimatedHours),
    rows: rowsOf(project.deliverables, wrong),
    blocks: title.blocks.map((block) => blockShown(block, chosen)),
    fields: [...new Set(wrong.map((at) => at.split('.')[0] ?? at))],
    wrong: Object.fromEntries(wrong.map((at) => [at.split('.')[0] ?? at, true])),
    ring,
    isOvertaken,
    checks,
  };
}

/** The activities of a project, and how its hours go to them and to the learner's own work. */
function activitiesShown(activities: readonly DesignActivity[], estimatedHours: number) {
  const activityHours = minutesOf(activities) / 60;
  return {
    activities: activities.map((activity, at) => ({ ...activity, number: at + 1, hours: activity.minutes / 60 })),
    activityHours,
    ownHours: Math.max(0, (estimatedHours || 0) - activityHours),
  };
}

function newProject(projects: readonly { code: string }[]): ProjectDraft {
  const taken = new Set(projects.map(({ code }) => code));
  const numbers = Array.from({ length: taken.size + 1 }, (_, at) => `P${at + 1}`);
  return { ...BLANK, code: numbers.find((free) => !taken.has(free)) ?? '' };
}

function rowsOf(deliverables: ProjectDraft['deliverables'], wrong: readonly string[]) {
  const spare = Math.min(SPARE_ROWS, DESIGN_BOUNDS.deliverables - deliverables.length);
  const rows = [
    ...deliverables,
    ...Array.from({ length: spare }, () => ({ name: '', extensions: [], required: true })),
  ];
  return rows.map(({ name, extensions, required }, at) => ({
    at,
    number: at + 1,
    name,
    kinds: extensions.join(', '),
    required,
    isWrong: wrong.some((field) => field.startsWith(`deliverables.${at}.`)),
  }));
}

function blockShown(
  { code, name, position, competences }: DesignOnPage['title']['blocks'][number],
  chosen: Set<string>,
) {
  const criteria = competences.flatMap((competence) =>
    competence.criteria.map(({ id, code: criterion, name: words }) => ({
      id,
      code: criterion,
      name: words,
      isChosen: chosen.has(id),
    })),
  );
  return { code, name, position, criteria, count: criteria.filter(({ isChosen }) => isChosen).length };
}
