import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { BlockResultKind, BlockStanding } from './progression.types.js';

export const BLOCK_RESULT = {
  notHeldYet: { code: 'block-not-validated-yet', says: 'A validated block is never judged again, and never lost.' },
  presentable: {
    code: 'block-presentable',
    says: 'A jury validates a block only when all its competences are acquired and the track goes on.',
  },
  everyBlock: { code: 'every-block-validated', says: 'A track is completed when every block is validated.' },
} satisfies Record<string, Rule>;

/** May a jury's decision on a block be recorded? */
export function mayRecordResult(standing: BlockStanding, result: BlockResultKind): Decision {
  const { code, state, presentable } = standing;
  return decide(
    check(BLOCK_RESULT.notHeldYet, state !== 'validated', { block: code }, { never: true }),
    check(BLOCK_RESULT.presentable, result === 'adjourned' || state === 'validated' || presentable, {
      block: code,
      state,
    }),
  );
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
