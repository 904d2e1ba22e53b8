import type { PresenceSeen, Span } from './presence.types.js';

/*
 * Who was there when: each source by itself makes stretches of "joined" and "left", and what any source saw counts.
 * The order in which facts arrive, and facts that arrive twice, change nothing. Who was not seen leaving stayed to the
 * end; leaving without having joined says nothing; a line that drops and comes back is a gap, not an absence.
 */

/** The stretch that counts, and until when somebody was there who was not seen leaving. */
export interface PresenceWindow {
  span: Span;
  stayedUntil: number;
}

/** When this person was there inside the window, in order, apart from each other. */
export function presenceOf(personId: string, facts: readonly PresenceSeen[], window: PresenceWindow): Span[] {
  const own = facts.filter((fact) => fact.personId === personId);
  const sources = [...new Set(own.map(({ source }) => source))];
  const spans = sources.flatMap((name) =>
    spansSeenBy(
      own.filter(({ source }) => source === name),
      window.stayedUntil,
    ),
  );
  return merged(spans)
    .map(([start, end]): Span => [Math.max(start, window.span[0]), Math.min(end, window.span[1])])
    .filter(([start, end]) => start < end);
}

/** When two people were there together. */
export function overlapOf(one: readonly Span[], other: readonly Span[]): Span[] {
  return one
    .flatMap(([from, to]) => other.map(([start, end]): Span => [Math.max(from, start), Math.min(to, end)]))
    .filter(([from, to]) => from < to)
    .sort(byStart);
}

/** How long all of these last, in minutes. */
export function minutesOfSpans(spans: readonly Span[]): number {
  return spans.reduce((sum, [from, to]) => sum + (to - from), 0) / 60_000;
}

function spansSeenBy(facts: readonly PresenceSeen[], stayedUntil: number): Span[] {
  const spans: Span[] = [];
  let since: number | null = null;
  for (const { kind, at } of [...facts].sort(byTime)) {
    if (kind === 'joined') since ??= at;
    else if (since !== null) {
      spans.push([since, at]);
      since = null;
    }
  }
  return since === null ? spans : [...spans, [since, Math.max(since, stayedUntil)]];
}

/** At one instant, leaving comes before joining: a line that came back at once was never gone. */
function byTime(one: PresenceSeen, other: PresenceSeen): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.kind === other.kind ? 0 : one.kind === 'left' ? -1 : 1;
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort(byStart)) {
    const last = result.at(-1);
    if (last && span[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], span[1])];
    else result.push(span);
  }
  return result;
}

function byStart(one: Span, other: Span): number {
  return one[0] - other[0];
}
