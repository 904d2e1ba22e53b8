import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { BlockStanding } from '../progression/progression.types.js';
import type { LookedAtTrack } from './effect.rules.js';
import type { Effect } from './moves.types.js';

export const TITLE_MOVE = {
  blocksFollow: {
    code: 'move-validated-blocks-follow',
    says: 'Every validated block stands for a block of the other version as a whole.',
    source: 'Code du travail, L6113-1',
  },
  noneRecognised: {
    code: 'move-nothing-recognised',
    says: 'Nothing was recognised to the learner that would have to be decided anew for the other version.',
  },
  noneBeforeJury: { code: 'move-title-not-before-jury', says: 'No block is ready for a jury of the present version.' },
  notTwice: { code: 'move-title-not-twice', says: 'The learner follows no other track of that version.' },
  counts: { code: 'block-counts-there', says: 'What was done for the block counts for a block of the other version.' },
  asked: { code: 'block-asked-already', says: 'The present version asks for the block too.' },
} satisfies Record<string, Rule>;

/** That a block of one version stands for a block of another, as a whole or in part. */
export interface BlockPath {
  fromCode: string;
  toCode: string;
  kind: 'total' | 'partial';
}

export interface TitleMoveCase {
  paths: readonly BlockPath[];
  /** How the blocks stand under the present version. */
  blocks: readonly BlockStanding[];
  recognitions: number;
  isEnrolledThere: boolean;
}

/** May this learner pass to the other version of the title at all? */
export function mayFollowTitle({ paths, blocks, recognitions, isEnrolledThere }: TitleMoveCase): Decision {
  const whole = new Set(paths.filter(({ kind }) => kind === 'total').map(({ fromCode }) => fromCode));
  const missing = blocks.filter(({ state, code }) => state === 'validated' && !whole.has(code)).map(({ code }) => code);
  const waiting = blocks.filter(({ state }) => state === 'ready-for-jury').map(({ code }) => code);
  return decide(
    check(TITLE_MOVE.blocksFollow, missing.length === 0, { missing }, { never: true }),
    check(TITLE_MOVE.noneBeforeJury, waiting.length === 0, { waiting }, { nextActor: 'officer' }),
    check(TITLE_MOVE.noneRecognised, recognitions === 0, { recognitions }, { never: true }),
    check(TITLE_MOVE.notTwice, !isEnrolledThere, {}, { never: true }),
  );
}

/** The track under the present version, with its blocks called as those that they stand for, so that both compare. */
export function inTermsOf(track: LookedAtTrack, paths: readonly BlockPath[]): LookedAtTrack {
  const named = new Map(paths.map(({ fromCode, toCode }) => [fromCode, toCode]));
  const rename = <Block extends { code: string }>(block: Block) => ({
    ...block,
    code: named.get(block.code) ?? block.code,
  });
  const facts = { ...track.facts, blocks: track.facts.blocks.map(rename) };
  return { ...track, facts, blocks: track.blocks.map(rename) };
}

/** Blocks that were begun and count for nothing there, and those that only the other version asks for. */
export function blocksBetween(
  before: readonly BlockStanding[],
  after: readonly BlockStanding[],
  paths: readonly BlockPath[],
): Effect[] {
  const from = new Set(paths.map(({ fromCode }) => fromCode));
  const to = new Set(paths.map(({ toCode }) => toCode));
  const lost = before.filter(({ code, state }) => !from.has(code) && state !== 'not-started');
  const added = after.filter(({ code }) => !to.has(code));
  return [
    ...lost.map((block) => lossOf(TITLE_MOVE.counts, block)),
    ...added.map((one) => lossOf(TITLE_MOVE.asked, one)),
  ];
}

function lossOf(rule: Rule, { code, name }: BlockStanding): Effect {
  const facts = { block: code };
  const [was, is]: [Check, Check] = [check(rule, true, facts), check(rule, false, facts)];
  return {
    direction: 'loss',
    about: 'block',
    code: rule.code,
    subject: code,
    subjectName: name,
    before: was,
    after: is,
  };
}
