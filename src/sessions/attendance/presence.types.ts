/** What was seen of one person: they joined, or they left; `at` in milliseconds of the epoch. */
export interface PresenceSeen {
  personId: string;
  kind: PresenceKind;
  at: number;
  /** Who saw it: facts of one source are read together. */
  source: string;
}

export type PresenceKind = 'joined' | 'left';

/** From and to, in milliseconds of the epoch. */
export type Span = readonly [from: number, to: number];
