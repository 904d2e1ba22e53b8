import type { Run } from '../blocks/wording.rules.js';
import type { AccessPath } from '../titles/title.types.js';

/** What the head of a title says, in the order in which it is told. */
export const HEAD_FIELDS = [
  'name',
  'level',
  'certifiers',
  'decidedOn',
  'effectiveOn',
  'registeredUntilOn',
  'awardableUntilOn',
] as const;

export type HeadField = (typeof HEAD_FIELDS)[number];

/** What is said otherwise: days YYYY-MM-DD, certifiers by their names; null is « the register does not say ». */
export interface HeadChange {
  field: HeadField;
  before: string | null;
  after: string | null;
}

/** A way to the title that opened or closed, or whose jury is made up otherwise. */
export interface JuryChange {
  path: AccessPath;
  wasOpen: boolean;
  isOpen: boolean;
  before: string | null;
  after: string | null;
}

export const CHANGE_KINDS = ['same', 'reworded', 'added', 'gone', 'moved'] as const;

/** `moved`: it stands in another block now, as it was worded or nearly. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A competence or criterion before and after. */
export interface WordingChange {
  kind: ChangeKind;
  /** `RNCP37873BC01C1`; null on the side where it does not stand. */
  fromCode: string | null;
  toCode: string | null;
  before: string | null;
  after: string | null;
  /** The words before with those that are lost, and the words after with those that were added. */
  lost: Run[];
  added: Run[];
}

export interface CompetenceChange extends WordingChange {
  /** Those that say more than their competence. */
  criteria: WordingChange[];
}

/** A block before and after; one that only moved to another number is the same. */
export interface BlockChange {
  kind: 'same' | 'changed' | 'added' | 'gone';
  from: { id: string; code: string; name: string } | null;
  to: { id: string; code: string; name: string } | null;
  isRenamed: boolean;
  competences: CompetenceChange[];
}

/** Everything that one version says otherwise than another. */
export interface VersionChanges {
  head: HeadChange[];
  jury: JuryChange[];
  blocks: BlockChange[];
}
