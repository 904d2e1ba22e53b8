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
  /** How many learners the group has. */
  group: number;
  /** Was every one looked at? The preview of a prepared move looks at all, by a job that shows how far it has come. */
  isWhole: boolean;
}

/** How many are looked at while somebody waits for the answer; a passage that is tried takes long. */
const MOST_LOOKED_AT = { reckoned: 20_000, tried: 10 };

/** Tells what a move would do to a whole group. */
@Injectable()
export class MoveDecisionQueries {
  constructor(
    private readonly cases: MoveCaseQueries,
    private readonly effects: MoveEffectsQueries,
  ) {}

  async of(group: MoveGroup, target: MoveTarget, clauses: ChosenClauses): Promise<MoveDecision> {
    const facts = await this.cases.of(group, target);
    const decision = mayPrepare(facts);
    const tally = new EffectTally(clauses);
    const most = target.designId === null ? MOST_LOOKED_AT.reckoned : MOST_LOOKED_AT.tried;
    if (decision.allowed) {
      for await (const learners of this.effects.ofGroup(group, target, most)) tally.add(learners);
    }
    const { counted } = tally;
    return { ...decision, ...counted, group: facts.learners, isWhole: counted.learners >= facts.learners };
  }
}
