import { likenessOf } from '../blocks/wording.rules.js';
import { type Check, check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { BlockPair, CorrespondenceKind, DecidedKind } from './correspondence.types.js';

export const CORRESPONDENCES = {
  versionsFollow: {
    code: 'versions-follow',
    says: 'Blocks correspond between two versions of one title, or a title and the one that replaces it.',
    source: 'L6113-7',
  },
  saysWhy: {
    code: 'correspondence-says-why',
    says: 'A decision that does not follow the proposal says why.',
  },
  criteriaUnderBlocks: {
    code: 'criteria-under-corresponding-blocks',
    says: 'Criteria are paired where one stands in a block that the block of the other stands for.',
  },
  named: { code: 'correspondence-named', says: 'The register names this correspondence in the record of a title.' },
  sameNumber: { code: 'correspondence-same-number', says: 'Both blocks have the same number.' },
  sameName: { code: 'correspondence-same-name', says: 'Both blocks have the same name.' },
  nothingNew: {
    code: 'correspondence-nothing-new',
    says: 'Every competence and criterion of the later block stands in the older one, in nearly the same words.',
  },
  alike: { code: 'correspondence-alike', says: 'The competences of both blocks are worded alike.' },
} satisfies Record<string, Rule>;

/** A text says what another says from the first share of common words on; blocks share something from the second on. */
const SAYS_THE_SAME = 0.9;
const PARTLY = 0.5;

/** A version of a title among those it may follow. */
export interface VersionPlace {
  code: string;
  version: number;
  /** Codes of the titles that this one replaces, and of those that replace it, as the register says. */
  previousCodes: string[];
  nextCodes: string[];
}

/** Does the second version follow the first: a later one of the same title, or one of the title that replaces it? */
export function follows(from: VersionPlace, to: VersionPlace): Decision {
  const isLater = from.code === to.code && from.version < to.version;
  const replaces = from.code !== to.code && (from.nextCodes.includes(to.code) || to.previousCodes.includes(from.code));
  const facts = { from: from.code, fromVersion: from.version, to: to.code, toVersion: to.version };
  return decide(check(CORRESPONDENCES.versionsFollow, isLater || replaces, facts, { never: true }));
}

/** May this be decided of two blocks, with these words, after this proposal? */
export function mayDecide(asked: {
  kind: DecidedKind;
  reason: string | null;
  proposed: CorrespondenceKind | null;
}): Decision {
  const isSaid = asked.reason !== null || asked.kind === asked.proposed;
  return decide(check(CORRESPONDENCES.saysWhy, isSaid, { proposed: asked.proposed }, { nextActor: 'officer' }));
}

/** May criteria of these two blocks be paired, or set apart? `kind` is what stands between the blocks. */
export function mayPairCriteria({ kind }: { kind: DecidedKind | null }): Decision {
  const correspond = kind !== null && kind !== 'none';
  return decide(check(CORRESPONDENCES.criteriaUnderBlocks, correspond, {}, { nextActor: 'officer' }));
}

/** The pairs of blocks that correspond now, among those that were decided or are proposed. */
export function standingPairs(lines: readonly (BlockPair & { decision: { kind: DecidedKind } | null })[]): BlockPair[] {
  return lines.filter(({ decision }) => decision !== null && decision.kind !== 'none');
}

/** A block as it is compared with those of another version. */
export interface ComparedBlock {
  id: string;
  /** `RNCP37873BC01` */
  code: string;
  name: string;
  /** Its competences and criteria, in their order. */
  texts: string[];
}

/** What the register's record says of two blocks, by their codes: the first stands for the second, alone or with others. */
export interface NamedPair {
  fromCode: string;
  toCode: string;
  kind: CorrespondenceKind;
}

/** What is proposed of two blocks, and why. */
export interface Proposal extends BlockPair {
  kind: CorrespondenceKind;
  isNamed: boolean;
  /** Every reason that was looked at, met or not. */
  reasons: Check[];
}

/** Which blocks of the second version those of the first stand for, as far as the register and the wordings tell. */
export function proposalsOf(
  from: readonly ComparedBlock[],
  to: readonly ComparedBlock[],
  named: readonly NamedPair[],
): Proposal[] {
  return from.flatMap((older) =>
    to.flatMap((newer) => {
      const said = named.find(({ fromCode, toCode }) => fromCode === older.code && toCode === newer.code);
      return proposalOf(older, newer, said ?? null) ?? [];
    }),
  );
}

/**
 * The same for two blocks alone; null when nothing speaks for it. A block stands wholly for one that asks nothing new; the number and name of blocks that list no competences speak for a part at most.
 */
export function proposalOf(older: ComparedBlock, newer: ComparedBlock, named: NamedPair | null): Proposal | null {
  const likeness = likenessOf(older.texts.join('\n'), newer.texts.join('\n'));
  const isSameNumber = numberOf(older.code) === numberOf(newer.code);
  const isSameName = likenessOf(older.name, newer.name) === 1;
  if (!named && likeness < PARTLY && !(isSameNumber && isSameName)) return null;
  const fresh = newer.texts.filter(
    (text) => !older.texts.some((known) => likenessOf(known, text) >= SAYS_THE_SAME),
  ).length;
  const asksNothingNew = fresh === 0 && newer.texts.length > 0;
  return {
    fromBlockId: older.id,
    toBlockId: newer.id,
    kind: named?.kind ?? (asksNothingNew ? 'total' : 'partial'),
    isNamed: named !== null,
    reasons: [
      check(CORRESPONDENCES.named, named !== null, { from: older.code, to: newer.code }),
      check(CORRESPONDENCES.sameNumber, isSameNumber, { from: older.code, to: newer.code }),
      check(CORRESPONDENCES.sameName, isSameName),
      check(CORRESPONDENCES.alike, likeness >= PARTLY, { percent: Math.floor(likeness * 100) }),
      check(CORRESPONDENCES.nothingNew, asksNothingNew, { count: fresh }),
    ],
  };
}

/** `RNCP37873BC01` → `BC01` */
function numberOf(code: string): string {
  return code.slice(code.lastIndexOf('BC'));
}
