import type { Check } from '../../platform/kernel/decision.js';

/** What an enrolment is pinned to. */
export interface Pins {
  titleVersionId: string;
  designId: string;
  rulebookId: string;
}

/** Where a move leads: another rulebook, another design (and with it, maybe, another version of the title), or both. */
export interface MoveTarget {
  rulebookId: string | null;
  designId: string | null;
}

/** Whose enrolments a move is about: all that run under these pins, or one. */
export interface MoveGroup {
  enrolmentId: string | null;
  rulebookId: string | null;
  designId: string | null;
  titleVersionId: string | null;
}

export const EFFECT_SUBJECTS = ['block', 'project', 'pace', 'plan'] as const;

/** What an effect is about. */
export type EffectSubject = (typeof EFFECT_SUBJECTS)[number];

export const DIRECTIONS = ['gain', 'loss'] as const;

export type Direction = (typeof DIRECTIONS)[number];

/** One condition that is nearer or farther under other pins, as the same rule answers it before and after. */
export interface Effect {
  direction: Direction;
  about: EffectSubject;
  /** Of the rule. */
  code: string;
  /** The code and name of the block or project; null for the whole track. */
  subject: string | null;
  subjectName: string | null;
  before: Check;
  after: Check;
}

export const CLAUSES = ['defence-planned', 'condition-running', 'before-jury', 'losing', 'entered-before'] as const;

/** Whom a transition clause leaves under the pins that they have. */
export type ClauseCode = (typeof CLAUSES)[number];

/** The clauses that a move was given; the last one is chosen with its day. */
export interface ChosenClauses {
  leaveOut: Exclude<ClauseCode, 'entered-before'>[];
  enteredBeforeOn: string | null;
}

export const MOVE_STATES = [
  'preparing',
  'previewed',
  'under-way',
  'carried-out',
  'taking-back',
  'taken-back',
  'dropped',
] as const;

/** How a move stands: its preview is made, it is confirmed and carried out, and may be taken back. */
export type MoveState = (typeof MOVE_STATES)[number];

export const MOVED_STATES = ['waiting', 'moved', 'left-out', 'to-look-at', 'failed', 'taken-back'] as const;

/** What became of one learner of a move. */
export type MovedState = (typeof MOVED_STATES)[number];

/** A move as its row has it. */
export interface MoveRow {
  enrolmentId: string | null;
  fromRulebookId: string | null;
  fromDesignId: string | null;
  fromTitleVersionId: string | null;
  toRulebookId: string | null;
  toDesignId: string | null;
}

/** Whom the move is about. */
export function groupOf({ enrolmentId, fromRulebookId, fromDesignId, fromTitleVersionId }: MoveRow): MoveGroup {
  return { enrolmentId, rulebookId: fromRulebookId, designId: fromDesignId, titleVersionId: fromTitleVersionId };
}

/** Where the move leads. */
export function targetOf({ toRulebookId, toDesignId }: MoveRow): MoveTarget {
  return { rulebookId: toRulebookId, designId: toDesignId };
}
