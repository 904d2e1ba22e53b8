/*
 * Beside a slot that cannot be had stand those nearest to it, so far apart that each is another choice.
 */
const APART_MS = 30 * 60_000;

/** The starts nearest to an instant, at most so many, in order; of those that lie close together the nearest stays. */
export function nearestOf(starts: readonly string[], wantedAt: number, most: number): string[] {
  const byDistance = starts
    .map((start) => ({ start, at: Date.parse(start) }))
    .toSorted((a, b) => Math.abs(a.at - wantedAt) - Math.abs(b.at - wantedAt) || a.at - b.at);
  const kept: typeof byDistance = [];
  for (const one of byDistance) {
    if (kept.length === most) break;
    if (kept.every(({ at }) => Math.abs(at - one.at) >= APART_MS)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.at - b.at).map(({ start }) => start);
}
