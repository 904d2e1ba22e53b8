export const JURY_MODES = ['on-site', 'remote', 'mixed'] as const;

/** Where a jury sits: in one room, by videoconference, or both. */
export type JuryMode = (typeof JURY_MODES)[number];

export const JURY_STATES = ['convened', 'deliberated', 'sealed'] as const;

/** A jury is convened, has deliberated on every case, and is sealed with its minutes. */
export type JuryState = (typeof JURY_STATES)[number];

export const CASE_STATES = ['convened', 'heard', 'deliberated', 'notified', 'appealed', 'reheard', 'final'] as const;

/** How the case of one candidate before one jury stands. */
export type CaseState = (typeof CASE_STATES)[number];

/**
 * In SQL, of a row of `jury_case`: the candidate awaits what a jury decides, or the news of it. One such case at most
 * stands for an enrolment; who was absent or excused may come before another jury at once.
 */
export const AWAITS_DECISION = `state IN ('convened', 'heard')
  OR (state = 'deliberated' AND outcome IN ('full', 'partial', 'refused'))`;

export const ATTENDANCES = ['heard', 'absent', 'excused'] as const;

/** Did the candidate come? An excused one had a reason that the jury took. */
export type Attendance = (typeof ATTENDANCES)[number];

export const OUTCOMES = ['full', 'partial', 'refused', 'absent', 'excused'] as const;

/** What the whole of one case comes to. */
export type Outcome = (typeof OUTCOMES)[number];

export const BLOCK_VERDICTS = ['validated', 'adjourned'] as const;

/** What a jury decides of one block. */
export type BlockVerdict = (typeof BLOCK_VERDICTS)[number];

export const DECLARABLE_KINDS = ['none', 'family', 'employment', 'trained', 'other'] as const;
export const CONFLICT_KINDS = [...DECLARABLE_KINDS, 'evaluated'] as const;

/** The tie of a member to a candidate; `none` is the declaration that there is none. */
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export const CONFLICT_SOURCES = ['declared', 'known'] as const;

/** Said by the member, or known to the house from its own records. */
export type ConflictSource = (typeof CONFLICT_SOURCES)[number];

/** The numbers of a rulebook that a jury as a whole is held to. */
export interface JuryNumbers {
  juryMinMembers: number;
  juryOutsideShare: number;
  juryNoticeDays: number;
}

/** A member as the rules of quorum see them, in the order in which they were named. */
export interface Sitting {
  memberId: string;
  fullName: string;
  /** Neither of the certifier nor of the training body. */
  isOutside: boolean;
}
