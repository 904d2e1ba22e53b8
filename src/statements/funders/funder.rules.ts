/*
 * What counts for whoever pays a track: a session that was held, and one that the learner missed or cancelled late,
 * which is not made up. What the learner gets again counts when it is held. A contested outcome waits for its ruling.
 */

/** How a session counts in a funded file. */
export const COUNTINGS = ['held', 'lost', 'waiting', 'none'] as const;

export type Counting = (typeof COUNTINGS)[number];

export interface FundedSession {
  sessionId: string;
  startsAt: string;
  minutes: number;
  outcome: string;
  toMakeUp: boolean;
  contested: boolean;
  /** Minutes that both were there together, as derived when the outcome was recorded; null where nothing was seen. */
  together: number | null;
  logSigned: boolean;
  logCountersigned: boolean;
}

export type CountedSession = FundedSession & { counting: Counting };

/** What the sessions of a month come to. */
export interface FundedTotals {
  held: number;
  lost: number;
  waiting: number;
  heldMinutes: number;
  lostMinutes: number;
}

/** How does a session that ended like this count? */
export function countingOf({
  outcome,
  toMakeUp,
  contested,
}: Pick<FundedSession, 'outcome' | 'toMakeUp' | 'contested'>): Counting {
  if (contested) return 'waiting';
  if (outcome === 'held') return 'held';
  const isLost = outcome === 'missed-by-learner' || outcome === 'cancelled-late';
  return isLost && !toMakeUp ? 'lost' : 'none';
}

/** Adds them up. */
export function totalsOf(sessions: readonly CountedSession[]): FundedTotals {
  const of = (wanted: Counting) => sessions.filter(({ counting }) => counting === wanted);
  const minutesOf = (some: readonly CountedSession[]) => some.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    held: of('held').length,
    lost: of('lost').length,
    waiting: of('waiting').length,
    heldMinutes: minutesOf(of('held')),
    lostMinutes: minutesOf(of('lost')),
  };
}

/** The same of several. */
export function addedUp(totals: readonly FundedTotals[]): FundedTotals {
  const sum = (of: keyof FundedTotals) => totals.reduce((all, one) => all + one[of], 0);
  return {
    held: sum('held'),
    lost: sum('lost'),
    waiting: sum('waiting'),
    heldMinutes: sum('heldMinutes'),
    lostMinutes: sum('lostMinutes'),
  };
}
