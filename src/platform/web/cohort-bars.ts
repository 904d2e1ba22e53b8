/** How many of a cohort stand where, from the furthest to the nearest of the goal. */
export interface Cohort {
  label: string;
  href?: string;
  total: number;
  parts: { key: string; count: number }[];
}

/** One part of a bar, as shares of its width in percent. */
export interface BarPart {
  key: string;
  count: number;
  from: string;
  width: string;
}

/** The bars of cohorts: the parts of each lie side by side over the whole width. */
export function barsOf(cohorts: readonly Cohort[]): (Omit<Cohort, 'parts'> & { parts: BarPart[] })[] {
  return cohorts.map((cohort) => ({ ...cohort, parts: partsOf(cohort) }));
}

function partsOf({ parts, total }: Cohort): BarPart[] {
  let from = 0;
  return parts.map(({ key, count }) => {
    const width = total > 0 ? (count / total) * 100 : 0;
    const part = { key, count, from: percent(from), width: percent(width) };
    from += width;
    return part;
  });
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
