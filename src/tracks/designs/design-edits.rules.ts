import type { ProjectDraft } from './design.types.js';

/** The projects of a design with one of them written anew; those that wait for it follow its code. */
export function withProject(
  projects: readonly ProjectDraft[],
  code: string | null,
  written: ProjectDraft,
): ProjectDraft[] {
  if (code === null) return [...projects, written];
  return projects.map((project) =>
    project.code === code
      ? written
      : { ...project, prerequisites: project.prerequisites.map((other) => (other === code ? written.code : other)) },
  );
}

/** The projects of a design without one of them; nobody waits for it any more. */
export function withoutProject(projects: readonly ProjectDraft[], code: string): ProjectDraft[] {
  return projects
    .filter((project) => project.code !== code)
    .map((project) => ({ ...project, prerequisites: project.prerequisites.filter((other) => other !== code) }));
}

/** The projects of a design with one of them a place up (-1) or down (1), where there is such a place. */
export function withMoved(projects: readonly ProjectDraft[], code: string, by: -1 | 1): ProjectDraft[] {
  const at = projects.findIndex((project) => project.code === code);
  const [moved, other] = [projects[at], projects[at + by]];
  return moved && other ? projects.with(at, other).with(at + by, moved) : [...projects];
}

/** The ring that the prerequisites of a project close, as a chain from it back to it; null when they close none. */
export function ringThrough(projects: readonly ProjectDraft[], code: string): string[] | null {
  const waitsFor = new Map(projects.map((project) => [project.code, project.prerequisites]));
  const chains = [[code]];
  const reached = new Set<string>();
  for (const chain of chains) {
    for (const next of waitsFor.get(chain.at(-1) ?? '') ?? []) {
      if (next === code) return [...chain, code];
      if (!reached.has(next)) chains.push([...chain, next]);
      reached.add(next);
    }
  }
  return null;
}

/** A block as its first project is drafted from it. */
export interface BlockToDraft {
  name: string;
  competences: readonly { criteria: readonly { id: string }[] }[];
}

/** A first draft: one project a block, after the one before it, that proves every criterion of the block. */
export function projectPerBlock(blocks: readonly BlockToDraft[], estimatedHours: number): ProjectDraft[] {
  return blocks.map(({ name, competences }, at) => ({
    code: `P${at + 1}`,
    name: name.slice(0, 200),
    brief: '',
    estimatedHours,
    level: Math.min(3, at + 1),
    prerequisites: at === 0 ? [] : [`P${at}`],
    deliverables: [],
    criteria: competences.flatMap(({ criteria }) => criteria.map(({ id }) => id)),
  }));
}
