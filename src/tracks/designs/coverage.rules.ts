import { type Check, check, type Rule } from '../../platform/kernel/decision.js';

export const COVERAGE = {
  proved: {
    code: 'block-criteria-proved',
    says: 'Every criterion of every competence of the block is proved by at least one project.',
    source: 'Code du travail, L6113-1',
  },
} satisfies Record<string, Rule>;

/** A block of the title as far as its coverage goes. */
export interface BlockToCover {
  code: string;
  competences: readonly { code: string; criteria: readonly { id: string; code: string }[] }[];
}

/** Is every criterion proved? One check per block, which names the competences and criteria that are not. */
export function coverageOf(blocks: readonly BlockToCover[], proved: ReadonlySet<string>): Check[] {
  return blocks.map(({ code, competences }) => {
    const gaps = competences
      .map((competence) => ({
        code: competence.code,
        isEmpty: competence.criteria.length === 0,
        missing: competence.criteria.filter(({ id }) => !proved.has(id)).map(({ code: criterion }) => criterion),
      }))
      .filter(({ isEmpty, missing }) => isEmpty || missing.length > 0);
    const needed = competences.flatMap(({ criteria }) => criteria).length;
    const missing = gaps.flatMap((gap) => gap.missing);
    const facts = {
      block: code,
      needed,
      proved: needed - missing.length,
      competences: gaps.map((gap) => gap.code),
      missing,
    };
    return check(COVERAGE.proved, gaps.length === 0 && needed > 0, facts, { nextActor: 'officer' });
  });
}
