import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { BlockStanding } from './progression.types.js';

export const BLOCK_RESULT = {
  notHeldYet: { code: 'block-not-validated-yet', says: 'A validated block is never judged again, and never lost.' },
  adjourned: {
    code: 'block-adjourned',
    says: 'Leave to present a block again is given for one that a jury adjourned, and that nothing new speaks for.',
  },
  everyBlock: { code: 'every-block-validated', says: 'A track is completed when every block is validated.' },
} satisfies Record<string, Rule>;

/**
 * May what a jury decided of a block be recorded? Whether it was ready was asked when the jury deliberated: what came
 * since, a pause for instance, takes nothing back.
 */
export function mayRecordResult({ code, state }: BlockStanding): Decision {
  return decide(check(BLOCK_RESULT.notHeldYet, state !== 'validated', { block: code }, { never: true }));
}

/** May leave be given to present this block again? */
export function mayPresentAgain({ code, state }: BlockStanding): Decision {
  const settled = state === 'validated' ? { never: true } : {};
  return decide(check(BLOCK_RESULT.adjourned, state === 'adjourned', { block: code, state }, settled));
}

/** Is every block validated, so that the track is completed? */
export function mayComplete(blocks: readonly BlockStanding[]): Decision {
  const missing = blocks.filter(({ state }) => state !== 'validated').map(({ code }) => code);
  return decide(
    check(
      BLOCK_RESULT.everyBlock,
      blocks.length > 0 && missing.length === 0,
      { validated: blocks.length - missing.length, needed: blocks.length, missing },
      { nextActor: 'officer' },
    ),
  );
}
