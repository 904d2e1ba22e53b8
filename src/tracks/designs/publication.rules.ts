import { type Check, check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import { type BlockToCover, coverageOf } from './coverage.rules.js';
import { cycleOf, type Step } from './cycle.rules.js';
import type { DesignState } from './design.types.js';

export const PUBLICATION = {
  draft: { code: 'design-is-draft', says: 'Only a draft is written or published; a published design never changes.' },
  published: { code: 'design-is-published', says: 'Only a published design is retired.' },
  titleActive: { code: 'design-title-active', says: 'A design is made for a version of a title that is active.' },
  hasBlocks: { code: 'design-title-has-blocks', says: 'The title has at least one block to prove.' },
  noCycle: { code: 'no-prerequisite-cycle', says: 'No project waits for itself, over however many others.' },
} satisfies Record<string, Rule>;

/** What is looked at before a design is published. */
export interface PublicationFacts {
  state: DesignState;
  titleState: string;
  blocks: readonly BlockToCover[];
  /** Criteria are ids. */
  projects: readonly (Step & { criteria: readonly string[] })[];
}

/** May this design be published, and if not, what is missing? */
export function mayPublish({ state, titleState, blocks, projects }: PublicationFacts): Decision {
  const proved = new Set(projects.flatMap(({ criteria }) => criteria));
  const cycle = cycleOf(projects);
  return decide(
    isDraft(state),
    isTitleActive(titleState),
    check(PUBLICATION.noCycle, cycle === null, cycle ? { cycle, chain: cycle.join(' → ') } : undefined, BY_OFFICER),
    check(PUBLICATION.hasBlocks, blocks.length > 0, { blocks: blocks.length }, { never: true }),
    ...coverageOf(blocks, proved),
  );
}

/** May a design be begun, or its draft be written anew? */
export function mayWrite(state: DesignState, titleState: string): Decision {
  return decide(isDraft(state), isTitleActive(titleState));
}

/** May this design be withdrawn from new enrolments? */
export function mayRetire(state: DesignState): Decision {
  return decide(check(PUBLICATION.published, state === 'published', { state }, { never: state === 'retired' }));
}

const BY_OFFICER = { nextActor: 'officer' } as const;

function isDraft(state: DesignState): Check {
  return check(PUBLICATION.draft, state === 'draft', { state }, { never: true });
}

function isTitleActive(titleState: string): Check {
  const remedy = titleState === 'retired' ? { never: true } : BY_OFFICER;
  return check(PUBLICATION.titleActive, titleState === 'active', { state: titleState }, remedy);
}
