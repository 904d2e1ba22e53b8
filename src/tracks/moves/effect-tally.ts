import { clauseChecks } from './move.rules.js';
import type { ChosenClauses, ClauseCode, Direction, Effect, EffectSubject } from './moves.types.js';

/** So many learners of a group have the same effect. */
export interface EffectCount {
  direction: Direction;
  about: EffectSubject;
  code: string;
  subject: string | null;
  subjectName: string | null;
  learners: number;
}

/** The effects of a move on a group, counted: in all, by effect, by clause. */
export interface TalliedEffects {
  learners: number;
  losing: number;
  gaining: number;
  unchanged: number;
  /** Those whom the chosen clauses leave where they are. */
  leftOut: number;
  effects: EffectCount[];
  /** Of whom each clause speaks, chosen or not. */
  clauses: { clause: ClauseCode; learners: number }[];
}

interface Counted {
  stops: readonly unknown[];
  effects: readonly Effect[];
  clauses: readonly ClauseCode[];
  enteredOn: string;
}

/** Counts what a move does to learners as they come, holding none of them. */
export class EffectTally {
  private readonly byEffect = new Map<string, EffectCount>();
  private readonly byClause = new Map<ClauseCode, number>();
  private readonly totals = { learners: 0, losing: 0, gaining: 0, unchanged: 0, leftOut: 0 };

  constructor(private readonly chosen: ChosenClauses) {}

  add(learners: readonly Counted[]): void {
    for (const learner of learners) this.count(learner);
  }

  get counted(): TalliedEffects {
    const effects = [...this.byEffect.values()].toSorted(
      (a, b) => rank(a) - rank(b) || b.learners - a.learners || (keyOf(a) < keyOf(b) ? -1 : 1),
    );
    const clauses = [...this.byClause].map(([clause, learners]) => ({ clause, learners }));
    return { ...this.totals, effects, clauses };
  }

  private count({ effects, clauses, enteredOn, stops }: Counted): void {
    const { totals, chosen } = this;
    totals.learners += 1;
    if (effects.length === 0) totals.unchanged += 1;
    if (effects.some(({ direction }) => direction === 'loss')) totals.losing += 1;
    if (effects.some(({ direction }) => direction === 'gain')) totals.gaining += 1;
    const checks = clauseChecks(chosen, { holding: clauses, enteredOn });
    if (stops.length > 0 || checks.some(({ standing }) => standing !== 'met')) totals.leftOut += 1;
    for (const clause of clauses) this.byClause.set(clause, (this.byClause.get(clause) ?? 0) + 1);
    for (const effect of effects) this.countEffect(effect);
  }

  private countEffect({ direction, about, code, subject, subjectName }: Effect): void {
    const kind = { direction, about, code, subject, subjectName };
    const counted = this.byEffect.get(keyOf(kind));
    if (counted) counted.learners += 1;
    else this.byEffect.set(keyOf(kind), { ...kind, learners: 1 });
  }
}

function rank({ direction }: Pick<Effect, 'direction'>): number {
  return direction === 'loss' ? 0 : 1;
}

function keyOf({ direction, about, subject, code }: Omit<EffectCount, 'learners'>): string {
  return [direction, about, subject ?? '', code].join(' ');
}
