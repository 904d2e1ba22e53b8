import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { CorrectEvaluation, type CorrectEvaluationInput, type MadeCorrection } from './correct-evaluation.use-case.js';

/** Carries an answer out of a transaction that is taken back. */
class TakenBack extends Error {
  constructor(readonly made: MadeCorrection) {
    super('Tried, and taken back');
  }
}

/** Answers what a correction would change, by making it and taking it back. */
@Injectable()
export class TryCorrection {
  constructor(
    private readonly db: Db,
    private readonly correctEvaluation: CorrectEvaluation,
  ) {}

  /** Refuses as the correction itself would. */
  async consequencesOf(input: CorrectEvaluationInput, actor: Actor): Promise<MadeCorrection['consequences']> {
    try {
      return await this.db.transaction<never>(async () => {
        throw new TakenBack(await this.correctEvaluation.run(input, actor));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.made.consequences;
      throw error;
    }
  }
}
