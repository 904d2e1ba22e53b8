export const PRESENCE_KINDS = ['joined', 'left', 'dropped', 'seen', 'ended'] as const;

/**
 * What a source tells of a person: they joined; they left; their line dropped; they were seen there (a beat, a poll);
 * the room was closed, with whoever was in it.
 */
export type PresenceKind = (typeof PRESENCE_KINDS)[number];

/** What was seen of one person; `at` in milliseconds of the epoch. */
export interface PresenceSeen {
  personId: string;
  kind: PresenceKind;
  at: number;
  /** Who saw it: facts of one source are read together. */
  source: string;
  /** Which of several lines of the person, where the source tells them apart: two tabs, a line that came back. */
  connection?: string | null;
}

/** From and to, in milliseconds of the epoch. */
export type Span = readonly [from: number, to: number];

/** How a stretch ended: the person left, the line was lost, the room was closed, or nobody saw the end. */
export type StretchEnd = 'left' | 'lost' | 'closed' | 'unseen';

/** A stretch of presence as one source saw it. */
export interface Stretch {
  source: string;
  span: Span;
  end: StretchEnd;
}
