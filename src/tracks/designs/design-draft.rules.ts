import type { Fault } from '../../platform/kernel/domain-error.js';
import type { BlockToCover } from './coverage.rules.js';
import { projectFaults } from './project-draft.rules.js';
import { DESIGN_BOUNDS, type ProjectDraft } from './design.types.js';

/** A criterion as an officer may name it. */
export interface NamedCriterion {
  id: string;
  code: string;
}

/** Every criterion of a title. */
export function criteriaOfTitle(blocks: readonly BlockToCover[]): readonly NamedCriterion[] {
  return blocks.flatMap(({ competences }) => competences.flatMap(({ criteria }) => criteria));
}

/** What is wrong with the name of a draft. */
export function nameFaults(name: string): Fault[] {
  const { nameLength } = DESIGN_BOUNDS;
  const isName = name.trim() !== '' && name.length <= nameLength;
  return isName ? [] : [{ at: 'name', message: `Give a name of at most ${nameLength} characters` }];
}

/** What is wrong with the projects of a draft, field by field; `criteria` are those of the title. */
export function projectsFaults(projects: readonly ProjectDraft[], criteria: readonly NamedCriterion[]): Fault[] {
  const count = projects.length;
  if (count === 0 || count > DESIGN_BOUNDS.projects) {
    return [{ at: 'projects', message: `Give from 1 to ${DESIGN_BOUNDS.projects} projects` }];
  }
  const codes = projects.map(({ code }) => code);
  const known = new Set(criteria.flatMap(({ id, code }) => [id, code]));
  return projects.flatMap((project, index) => {
    const faults = [...codeFaults(codes, index), ...projectFaults(project), ...referenceFaults(project, codes, known)];
    return faults.map(({ at, message }) => ({ at: `projects.${index}.${at}`, message }));
  });
}

/** The ids of the criteria that a project proves, each once, whether they were named by id or by code. */
export function criteriaOf(project: ProjectDraft, criteria: readonly NamedCriterion[]): string[] {
  const named = new Set(project.criteria);
  return criteria.filter(({ id, code }) => named.has(id) || named.has(code)).map(({ id }) => id);
}

function codeFaults(codes: readonly string[], index: number): Fault[] {
  const first = codes.indexOf(codes[index] ?? '');
  return first === index ? [] : [{ at: 'code', message: `Project ${first + 1} has this code already` }];
}

function referenceFaults(project: ProjectDraft, codes: readonly string[], criteria: ReadonlySet<string>): Fault[] {
  const { code, prerequisites } = project;
  const before = prerequisites.flatMap((prerequisite, index) => {
    const at = `prerequisites.${index}`;
    if (prerequisite === code) return [{ at, message: `${code} cannot wait for itself` }];
    if (!codes.includes(prerequisite)) return [{ at, message: `The design has no project ${prerequisite}` }];
    return [];
  });
  const proved = project.criteria.flatMap((criterion, index) =>
    criteria.has(criterion) ? [] : [{ at: `criteria.${index}`, message: `The title has no criterion ${criterion}` }],
  );
  return [...before, ...proved];
}
