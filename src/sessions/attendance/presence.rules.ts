import type { PresenceKind, PresenceSeen, Span, Stretch, StretchEnd } from './presence.types.js';

/*
 * Who was there when: each line of each source by itself makes stretches, and what any source saw counts. The order in
 * which facts arrive, and facts that arrive twice, change nothing. Leaving without having joined says nothing; a line
 * that drops and comes back is a gap, not an absence. A line that is heard again and again (beats of the room, a poll)
 * is there while it is heard: a silence of more than three beats is a gap from the last one, and without a word of
 * leaving it ends with the last one. A line that only ever joined stays to the end, unless other signs of the person
 * end before.
 */

/** Which of its versions a derivation was made by; it is kept with every outcome. */
export const PRESENCE_ALGORITHM = 'presence-2';

/** A silence that makes a gap: three beats of fifteen seconds. */
const SILENCE_MS = 45_000;

/** The stretch that counts, and until when somebody was there who was not seen leaving. */
export interface PresenceWindow {
  span: Span;
  stayedUntil: number;
}

/** When this person was there inside the window, in order, apart from each other. */
export function presenceOf(personId: string, facts: readonly PresenceSeen[], window: PresenceWindow): Span[] {
  return merged(stretchesOf(personId, facts, window).map(({ span }) => span));
}

/** The same as each source saw it, with how each stretch ended; in the order of sources and time. */
export function stretchesOf(personId: string, facts: readonly PresenceSeen[], window: PresenceWindow): Stretch[] {
  const own = facts.filter((fact) => fact.personId === personId).sort(byTime);
  const isHeard = own.some(({ kind }) => kind === 'seen');
  const lastSign = own.at(-1)?.at ?? window.stayedUntil;
  const openUntil = isHeard ? Math.min(lastSign, window.stayedUntil) : window.stayedUntil;
  const sources = [...new Set(own.map(({ source }) => source))].sort();
  return sources.flatMap((source) => {
    const ofSource = own.filter((fact) => fact.source === source);
    const lines = [...new Set(ofSource.map(lineOf))].sort();
    return lines
      .flatMap((line) => {
        const ofLine = ofSource.filter((fact) => fact.kind === 'ended' || lineOf(fact) === line);
        return line === CLOSINGS ? [] : stretchesOfLine(ofLine, openUntil);
      })
      .map(({ span, end }): Stretch => ({ source, end, span: cut(span, window.span) }))
      .filter(({ span: [from, to] }) => from < to)
      .sort((one, other) => byStart(one.span, other.span));
  });
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

const CLOSINGS = '\u0000';

function lineOf({ kind, connection }: PresenceSeen): string {
  return kind === 'ended' ? CLOSINGS : (connection ?? '');
}

const ENDS: Partial<Record<PresenceKind, StretchEnd>> = { left: 'left', dropped: 'lost', ended: 'closed' };

/** The stretches of one line, from its facts in order. */
function stretchesOfLine(facts: readonly PresenceSeen[], openUntil: number): { span: Span; end: StretchEnd }[] {
  const isHeard = facts.some(({ kind }) => kind === 'seen');
  const stretches: { span: Span; end: StretchEnd }[] = [];
  let since: number | null = null;
  let lastSign = 0;
  const close = (at: number, end: StretchEnd) => {
    if (since !== null) stretches.push({ span: [since, at], end });
    since = null;
  };
  for (const { kind, at } of facts) {
    if (isHeard && at - lastSign > SILENCE_MS) close(lastSign, 'lost');
    const end = ENDS[kind];
    if (end) close(at, end);
    else since ??= at;
    lastSign = at;
  }
  if (since !== null) close(isHeard ? lastSign : Math.max(since, openUntil), isHeard ? 'lost' : 'unseen');
  return stretches;
}

const RANKS: Record<PresenceKind, number> = { left: 0, dropped: 1, ended: 2, seen: 3, joined: 4 };

/** At one instant, leaving comes before joining: a line that came back at once was never gone. */
function byTime(one: PresenceSeen, other: PresenceSeen): number {
  return one.at - other.at || RANKS[one.kind] - RANKS[other.kind];
}

function cut([from, to]: Span, [first, last]: Span): Span {
  return [Math.max(from, first), Math.min(to, last)];
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
