import { type DatedTariff, tariffOf } from '../tariffs/tariff.rules.js';

/*
 * A mentor is paid a session that was held, by the level of the project in progress; a part of one that the learner
 * missed or cancelled late; nothing of one that the learner gets again, since it was the mentor's, the house's, or
 * nobody's. An outcome that is contested waits for its ruling. What becomes known after the statement of its month is
 * a line of a later one: the difference to what was paid.
 */

/** How a session ended, as it was known at an instant. */
export interface SessionFact {
  sessionId: string;
  startsAt: Date;
  /** The month (YYYY-MM) in which it starts. */
  month: string;
  learnerId: string;
  outcome: string;
  /** Does the learner get it again? */
  toMakeUp: boolean;
  /** Of the project that was in progress; null before the first. */
  level: number | null;
  contested: boolean;
}

/** What is paid of a session: all of it, the part for one that was lost, nothing, nothing yet. */
export type PayShare = 'whole' | 'part' | 'none' | 'waiting';

/** A line of a statement: a session of its month, or what became known of an earlier one. */
export interface StatementLine extends SessionFact {
  kind: 'session' | 'late' | 'correction';
  share: PayShare;
  cents: number;
  /** What earlier statements paid of it. */
  paidCents: number;
}

/** The sessions of a month, and those of earlier ones that something was learnt of since, with what was known then. */
export interface StatementFacts {
  own: readonly SessionFact[];
  later: readonly { now: SessionFact; before: SessionFact | null }[];
}

const NOT_STATED = 'cancelled-in-time';
const LOST_BY_LEARNER = ['missed-by-learner', 'cancelled-late'];

/** What is paid of a session that ended like this? */
export function payShareOf({ outcome, toMakeUp, contested }: SessionFact): PayShare {
  if (contested) return 'waiting';
  if (outcome === 'held') return 'whole';
  return LOST_BY_LEARNER.includes(outcome) && !toMakeUp ? 'part' : 'none';
}

/** What a session is paid, in cents. */
export function centsOf(fact: SessionFact, tariffs: readonly DatedTariff[]): number {
  const tariff = tariffOf(fact.month, tariffs);
  if (!tariff) return 0;
  const rate = [tariff.level1Cents, tariff.level2Cents, tariff.level3Cents][(fact.level ?? 1) - 1] ?? 0;
  const share = payShareOf(fact);
  if (share === 'whole') return rate;
  return share === 'part' ? Math.round((rate * tariff.lostPercent) / 100) : 0;
}

/** The lines of a statement; a session that was cancelled in time is none. */
export function linesOf({ own, later }: StatementFacts, tariffs: readonly DatedTariff[]): StatementLine[] {
  const lineOf = (fact: SessionFact) => ({ ...fact, share: payShareOf(fact) });
  const ofMonth = own
    .filter(({ outcome }) => outcome !== NOT_STATED)
    .map((fact): StatementLine => ({ ...lineOf(fact), kind: 'session', cents: centsOf(fact, tariffs), paidCents: 0 }));
  const ofEarlier = later.map(({ now, before }): StatementLine => {
    const paidCents = before ? centsOf(before, tariffs) : 0;
    const kind = before ? 'correction' : 'late';
    return { ...lineOf(now), kind, cents: centsOf(now, tariffs) - paidCents, paidCents };
  });
  return [...ofMonth, ...ofEarlier.filter(({ cents }) => cents !== 0)];
}

/** What the lines come to, in cents. */
export function totalOf(lines: readonly Pick<StatementLine, 'cents'>[]): number {
  return lines.reduce((sum, { cents }) => sum + cents, 0);
}

/** The words that the seal of a statement is made of: the same for the same lines, for ever. */
export function sealedWords(lines: readonly StatementLine[]): string {
  const said = lines.map(({ sessionId, kind, outcome, share, level, cents }) =>
    [sessionId, kind, outcome, share, level ?? 0, cents].join(' '),
  );
  return [...said, `total ${totalOf(lines)}`].join('\n');
}
