import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { TitleState } from './title.types.js';

export const TITLES = {
  isDraft: { code: 'title-is-draft', says: 'Only a draft is changed or activated; what was promised stays.' },
  isActive: { code: 'title-is-active', says: 'Only an active version is retired.' },
  inRegister: { code: 'title-in-register', says: 'The register as it was read last has a title of this code.' },
  hasBlocks: { code: 'title-has-blocks', says: 'The title has at least one block of competences.', source: 'L6113-1' },
  blocksHaveCompetences: { code: 'title-blocks-have-competences', says: 'Every block has its competences.' },
  competencesHaveCriteria: {
    code: 'title-competences-have-criteria',
    says: 'Every competence is judged by at least one criterion.',
  },
  datesKnown: {
    code: 'title-dates-known',
    says: 'The register says from when the title holds and until when it is registered.',
  },
  notExpired: {
    code: 'title-not-expired',
    says: 'The registration has not ended, and the title may still be awarded.',
    source: 'L6113-9',
  },
  onlyActive: { code: 'title-only-active-version', says: 'No other version of the title is active.' },
} satisfies Record<string, Rule>;

/** What is looked at before a version takes learners in. Days are YYYY-MM-DD. */
export interface ActivationFacts {
  today: string;
  state: TitleState;
  decidedOn: string | null;
  effectiveOn: string | null;
  registeredUntilOn: string | null;
  awardableUntilOn: string | null;
  blocks: { code: string; competences: { code: string; criteria: unknown[] }[] }[];
  /** The number of the version that is active now, if there is one. */
  otherActiveVersion: number | null;
}

/** May this version be activated? */
export function mayActivate(facts: ActivationFacts): Decision {
  const { state, blocks, otherActiveVersion } = facts;
  const bareBlocks = blocks.filter(({ competences }) => competences.length === 0).map(({ code }) => code);
  const bareCompetences = blocks
    .flatMap(({ competences }) => competences)
    .filter(({ criteria }) => criteria.length === 0)
    .map(({ code }) => code);
  return decide(
    draftCheck(state),
    check(TITLES.hasBlocks, blocks.length > 0, { blocks: blocks.length }, OFFICER),
    check(TITLES.blocksHaveCompetences, bareBlocks.length === 0, { missing: bareBlocks }, OFFICER),
    check(TITLES.competencesHaveCriteria, bareCompetences.length === 0, { missing: bareCompetences }, OFFICER),
    datesCheck(facts),
    expiryCheck(facts),
    check(TITLES.onlyActive, otherActiveVersion === null, { activeVersion: otherActiveVersion }, OFFICER),
  );
}

/** May a title of the register be drafted? One without blocks, as those of the specific directory, never is. */
export function mayDraft({ blockCount }: { blockCount: number }): Decision {
  return decide(check(TITLES.hasBlocks, blockCount > 0, { blocks: blockCount }, { never: true }));
}

/** May the competences of this version still be put in order? */
export function mayCurate({ state }: { state: TitleState }): Decision {
  return decide(draftCheck(state));
}

/** May this version be retired? It keeps the learners that it has, and takes no more in. */
export function mayRetire({ state }: { state: TitleState }): Decision {
  const remedy = state === 'draft' ? OFFICER : { never: true };
  return decide(check(TITLES.isActive, state === 'active', { state }, remedy));
}

const OFFICER = { nextActor: 'officer' } as const;

function draftCheck(state: TitleState) {
  return check(TITLES.isDraft, state === 'draft', { state }, { never: true });
}

function datesCheck({ decidedOn, effectiveOn, registeredUntilOn }: ActivationFacts) {
  const missing = [
    ...(decidedOn === null && effectiveOn === null ? ['effectiveOn'] : []),
    ...(registeredUntilOn === null ? ['registeredUntilOn'] : []),
  ];
  return check(TITLES.datesKnown, missing.length === 0, { missing }, OFFICER);
}

/** Both last days are inclusive; one that the register does not give ends nothing. */
function expiryCheck({ today, registeredUntilOn, awardableUntilOn }: ActivationFacts) {
  const holds = [registeredUntilOn, awardableUntilOn].every((lastDay) => lastDay === null || today <= lastDay);
  return check(TITLES.notExpired, holds, { today, registeredUntilOn, awardableUntilOn }, { never: true });
}
