import type { BlockToCover } from './coverage.rules.js';

/** A project as the matrix sees it; criteria are ids. */
export interface ProvingProject {
  code: string;
  estimatedHours: number;
  criteria: readonly string[];
}

/** A block with a row for each criterion, and the codes of the projects that prove it. */
export interface MatrixBlock {
  code: string;
  /** Criteria that no project proves, and those that several do. */
  gaps: number;
  overlaps: number;
  rows: { id: string; code: string; competence: string; projects: string[] }[];
}

/** The hours that a design spends on a block. */
export interface BlockHours {
  code: string;
  hours: number;
}

/** Criteria × projects: who proves what, with what is missing and what is proved more than once. */
export function matrixOf(blocks: readonly BlockToCover[], projects: readonly ProvingProject[]): MatrixBlock[] {
  const provers = new Map<string, string[]>();
  for (const { code, criteria } of projects) {
    for (const id of criteria) provers.set(id, [...(provers.get(id) ?? []), code]);
  }
  return blocks.map(({ code, competences }) => {
    const rows = competences.flatMap((competence) =>
      competence.criteria.map((criterion) => ({
        id: criterion.id,
        code: criterion.code,
        competence: competence.code,
        projects: provers.get(criterion.id) ?? [],
      })),
    );
    const count = (holds: (provedBy: number) => boolean) => rows.filter(({ projects: by }) => holds(by.length)).length;
    return { code, rows, gaps: count((by) => by === 0), overlaps: count((by) => by > 1) };
  });
}

/**
 * The hours of a design block by block: those of a project go to the blocks by how many of its criteria they have.
 * Quarters of an hour that add up to the whole; `unproving` are the hours of projects that prove nothing.
 */
export function hoursByBlock(
  blocks: readonly BlockToCover[],
  projects: readonly ProvingProject[],
): { blocks: BlockHours[]; unproving: number } {
  const blockOf = new Map(blocks.flatMap((block) => criteriaOf(block).map((id) => [id, block.code] as const)));
  const quarters = new Map(blocks.map(({ code }) => [code, 0]));
  let unproving = 0;
  for (const { estimatedHours, criteria } of projects) {
    const proved = criteria.flatMap((id) => blockOf.get(id) ?? []);
    if (proved.length === 0) unproving += estimatedHours;
    for (const [code, part] of sharedOut(estimatedHours * 4, proved))
      quarters.set(code, (quarters.get(code) ?? 0) + part);
  }
  return { blocks: [...quarters].map(([code, count]) => ({ code, hours: count / 4 })), unproving };
}

/** So many quarters over the blocks of these criteria, each cut where the sum so far says: nothing is lost. */
function sharedOut(quarters: number, proved: readonly string[]): [string, number][] {
  const codes = [...new Set(proved)];
  let before = 0;
  return codes.map((code) => {
    const after = before + proved.filter((other) => other === code).length;
    const upTo = (count: number) => Math.round((quarters * count) / proved.length);
    const part = upTo(after) - upTo(before);
    before = after;
    return [code, part];
  });
}

function criteriaOf({ competences }: BlockToCover): string[] {
  return competences.flatMap(({ criteria }) => criteria.map(({ id }) => id));
}
