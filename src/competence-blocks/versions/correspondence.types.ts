export const CORRESPONDENCE_KINDS = ['total', 'partial'] as const;

/** How far a block stands for another: whole, or only by the criteria that both have. */
export type CorrespondenceKind = (typeof CORRESPONDENCE_KINDS)[number];

export const DECIDED_KINDS = [...CORRESPONDENCE_KINDS, 'none'] as const;

/** What an officer decided of two blocks; `none` refuses a proposal, or withdraws what was decided before. */
export type DecidedKind = (typeof DECIDED_KINDS)[number];

export const CORRESPONDENCE_SOURCES = ['register', 'officer'] as const;

/** Whether the register's own record names the correspondence, or the officer alone. */
export type CorrespondenceSource = (typeof CORRESPONDENCE_SOURCES)[number];

/** Two blocks, the one of the older version first. */
export interface BlockPair {
  fromBlockId: string;
  toBlockId: string;
}
