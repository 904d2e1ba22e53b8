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
  return isName
    ? []
    : [
        {
          at: 'name',
          code: 'is-length',
          message: `Give a name of at most ${nameLength} characters`,
          facts: { least: 1, most: nameLength },
        },
      ];
}

/** What is wrong with the projects of a draft, field by field; `criteria` are those of the title. */
export function projectsFaults(projects: readonly ProjectDraft[], criteria: readonly NamedCriterion[]): Fault[] {
  const count = projects.length;
  if (count === 0 || count > DESIGN_BOUNDS.projects) {
    return [
      {
        at: 'projects',
        code: 'projects-count',
        message: `Give from 1 to ${DESIGN_BOUNDS.projects} projects`,
        facts: { most: DESIGN_BOUNDS.projects },
      },
    ];
  }
  const codes = projects.map(({ code }) => code);
  const known = new Set(criteria.flatMap(({ id, code }) => [id, code]));
  return projects.flatMap((project, index) => {
    const faults = [...codeFaults(codes, index), ...projectFaults(project), ...referenceFaults(project, codes, known)];
    return faults.map((fault) => ({ ...fault, at: `projects.${index}.${fault.at}` }));
  });
}

/** The ids of the criteria that a project proves, each once, whether they were named by id or by code. */
export function criteriaOf(project: ProjectDraft, criteria: readonly NamedCriterion[]): string[] {
  const named = new Set(project.criteria);
  return criteria.filter(({ id, code }) => named.has(id) || named.has(code)).map(({ id }) => id);
}

function codeFaults(codes: readonly string[], index: number): Fault[] {
  const first = codes.indexOf(codes[index] ?? '');
  return first === index
    ? []
    : [
        {
          at: 'code',
          code: 'project-code-twice',
          message: `Project ${first + 1} has this code already`,
          facts: { first: first + 1 },
        },
      ];
}

function referenceFaults(project: ProjectDraft, codes: readonly string[], criteria: ReadonlySet<string>): Fault[] {
  const { code, prerequisites } = project;
  const before = prerequisites.flatMap((prerequisite, index) => {
    const at = `prerequisites.${index}`;
    if (prerequisite === code)
      return [{ at, code: 'prerequisite-itself', message: `${code} cannot wait for itself`, facts: { code } }];
    if (!codes.includes(prerequisite))
      return [
        {
          at,
          code: 'prerequisite-unknown',
          message: `The design has no project ${prerequisite}`,
          facts: { code: prerequisite },
        },
      ];
    return [];
  });
  const proved = project.criteria.flatMap((criterion, index) =>
    criteria.has(criterion)
      ? []
      : [
          {
            at: `criteria.${index}`,
            code: 'criterion-unknown',
            message: `The title has no criterion ${criterion}`,
            facts: { criterion },
          },
        ],
  );
  return [...before, ...proved];
}
