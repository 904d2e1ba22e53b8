import { check, type Check, type Rule } from '../../platform/kernel/decision.js';
import { BLOCK } from './block-standing.rules.js';
import type { BlockStanding, BlockState, NextStep } from './progression.types.js';

/*
 * What is missing, as a tree: block, competence, criterion, and the step of each project that proves it. The steps are
 * the checks of the same decision that gives the one sentence; nothing is decided here.
 */
export const MISSING = {
  provable: {
    code: 'criterion-provable',
    says: 'A project that is still open proves the criterion.',
  },
} satisfies Record<string, Rule>;

/** A criterion of the title: what was found of it last, null while nobody judged it, and the projects that prove it. */
export interface CriterionFound {
  id: string;
  competenceId: string;
  code: string;
  name: string;
  met: boolean | null;
  contested: boolean;
  /** The codes of the projects of the learner. */
  projects: string[];
}

/** A criterion that is not met yet. */
export interface MissingCriterion extends Pick<CriterionFound, 'id' | 'code' | 'name' | 'met' | 'contested'> {
  /** What each open project that proves it waits for, the most urgent first: who acts next, and by when. */
  steps: Check[];
}

/** A competence that is not acquired yet, with what is missing of it. */
export interface MissingCompetence {
  id: string;
  code: string;
  name: string;
  met: number;
  needed: number;
  criteria: MissingCriterion[];
}

/** What is missing of one block; nothing of one that is validated. */
export interface MissingInBlock {
  blockId: string;
  code: string;
  name: string;
  position: number;
  state: BlockState;
  /** The same in one step. */
  next: NextStep | null;
  competences: MissingCompetence[];
  /** The open conditions of the block itself: the track, the jury. */
  conditions: Check[];
}

/** What is missing of each block, in the order of the title. */
export function missingOf(blocks: readonly BlockStanding[], criteria: readonly CriterionFound[]): MissingInBlock[] {
  return blocks.map((block) => {
    const { blockId, code, name, position, state, next, decision } = block;
    const open = decision.checks.filter(({ standing }) => standing !== 'met');
    const steps = open.filter(({ facts }) => facts?.['project'] !== undefined);
    const conditions = open.filter((one) => !steps.includes(one) && one.code !== BLOCK.competencesAcquired.code);
    const missing = state === 'validated' ? [] : block.competences.filter(({ acquired }) => !acquired);
    const competences = missing.map((competence) => {
      const asked = criteria.filter(({ competenceId }) => competenceId === competence.id);
      const unmet = asked.filter(({ met }) => met !== true);
      return {
        id: competence.id,
        code: competence.code,
        name: competence.name,
        met: asked.length - unmet.length,
        needed: asked.length,
        criteria: unmet.map((criterion) => missingCriterion(criterion, steps)),
      };
    });
    return { blockId, code, name, position, state, next, competences, conditions };
  });
}

function missingCriterion(criterion: CriterionFound, open: readonly Check[]): MissingCriterion {
  const { id, code, name, met, contested, projects } = criterion;
  const proving = open.filter(({ facts }) => projects.some((project) => project === facts?.['project']));
  const nobody = check(MISSING.provable, false, { criterion: code }, { nextActor: 'advisor' });
  return { id, code, name, met, contested, steps: proving.length > 0 ? proving : [nobody] };
}
