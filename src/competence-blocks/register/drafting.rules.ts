import { check, decide, type Decision } from '../../platform/kernel/decision.js';
import { mayDraft, TITLES } from '../titles/titles.rules.js';

/** What is known of a code that somebody wants drafted: nothing when the register has no title of it. */
export interface WantedTitle {
  code: string;
  /** Null when the register has no title of this code. */
  blockCount: number | null;
  /** The newest version of the house, and whether the register still says the same. */
  newest: { titleVersionId: string; version: number; isSame: boolean } | null;
}

/** What drafting a code comes to: `redraft` is another version, `unchanged` stands there already. */
export type Drafting = 'draft' | 'redraft' | 'unchanged' | 'refused';

/** May this title of the register be drafted? */
export function mayDraftWanted({ code, blockCount }: WantedTitle): Decision {
  const isKnown = blockCount !== null;
  const known = check(TITLES.inRegister, isKnown, { code }, { never: true });
  return isKnown ? decide(known, ...mayDraft({ blockCount }).checks) : decide(known);
}

/** What drafting it comes to now. */
export function draftingOf(wanted: WantedTitle): Drafting {
  if (!mayDraftWanted(wanted).allowed) return 'refused';
  if (!wanted.newest) return 'draft';
  return wanted.newest.isSame ? 'unchanged' : 'redraft';
}
