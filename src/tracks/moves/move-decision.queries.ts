import { Injectable } from '@nestjs/common';
import type { Check } from '../../platform/kernel/decision.js';
import { MoveCaseQueries } from './move-case.queries.js';
import { MoveEffectsQueries } from './move-effects.queries.js';
import { EffectTally, type TalliedEffects } from './effect-tally.js';
import { mayPrepare } from './move.rules.js';
import type { ChosenClauses, MoveGroup, MoveTarget } from './moves.types.js';

/** What a move would come to, told before anything is written. */
export interface MoveDecision extends TalliedEffects {
  allowed: boolean;
  checks: Check[];
}

/** Tells what a move would do to a whole group. */
@Injectable()
export class MoveDecisionQueries {
  constructor(
    private readonly cases: MoveCaseQueries,
    private readonly effects: MoveEffectsQueries,
  ) {}

  async of(group: MoveGroup, target: MoveTarget, clauses: ChosenClauses): Promise<MoveDecision> {
    const decision = mayPrepare(await this.cases.of(group, target));
    const tally = new EffectTally(clauses);
    if (decision.allowed) {
      for await (const learners of this.effects.ofGroup(group, target)) tally.add(learners);
    }
    return { ...decision, ...tally.counted };
  }
}
