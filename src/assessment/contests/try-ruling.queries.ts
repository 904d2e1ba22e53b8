import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type MadeRuling, RuleOnContest, type RuleOnContestInput } from './rule-on-contest.use-case.js';

/** Carries an answer out of a transaction that is taken back. */
class TakenBack extends Error {
  constructor(readonly made: MadeRuling) {
    super('Tried, and taken back');
  }
}

/** Answers what a ruling would change, by making it and taking it back. */
@Injectable()
export class TryRuling {
  constructor(
    private readonly db: Db,
    private readonly ruleOnContest: RuleOnContest,
  ) {}

  /** Refuses as the ruling itself would. */
  async of(input: RuleOnContestInput, actor: Actor): Promise<MadeRuling> {
    try {
      return await this.db.transaction<never>(async () => {
        throw new TakenBack(await this.ruleOnContest.run(input, actor));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.made;
      throw error;
    }
  }
}
