/** What became of the learners of a title in one calendar year. */
export interface YearCounted {
  year: number;
  /** Candidates whom a jury heard and who were told its decision. */
  presented: number;
  full: number;
  partial: number;
  /** Tracks that came to an end, and of those the ones that were given up. */
  ended: number;
  left: number;
}

/** A share, or why none is told: nobody yet, or too few people not to be recognised. */
export type Indicator =
  | { kind: 'none' }
  | { kind: 'too-few'; fewerThan: number }
  | { kind: 'share'; count: number; of: number; share: number };

export interface YearIndicators {
  year: number;
  /** The year is not over. */
  isRunning: boolean;
  presented: { kind: 'none' } | { kind: 'too-few'; fewerThan: number } | { kind: 'count'; count: number };
  full: Indicator;
  partial: Indicator;
  left: Indicator;
}

/** Figures about fewer people than this are not published. */
export const FEWEST = 5;

/** The figures of a year as everybody may read them. */
export function indicatorsOf(counted: YearCounted, runningYear: number): YearIndicators {
  const { year, presented, full, partial, ended, left } = counted;
  return {
    year,
    isRunning: year === runningYear,
    presented: presented >= FEWEST ? { kind: 'count', count: presented } : unsaid(presented),
    full: indicatorOf(full, presented),
    partial: indicatorOf(partial, presented),
    left: indicatorOf(left, ended),
  };
}

function indicatorOf(count: number, of: number): Indicator {
  return of >= FEWEST ? { kind: 'share', count, of, share: count / of } : unsaid(of);
}

function unsaid(of: number): { kind: 'none' } | { kind: 'too-few'; fewerThan: number } {
  return of === 0 ? { kind: 'none' } : { kind: 'too-few', fewerThan: FEWEST };
}
