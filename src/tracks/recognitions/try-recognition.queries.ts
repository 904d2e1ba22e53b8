import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import {
  DecideRecognition,
  type DecideRecognitionInput,
  type RecognitionEffects,
} from './decide-recognition.use-case.js';

/** Carries an answer out of a transaction that is taken back. */
class TakenBack extends Error {
  constructor(readonly effects: RecognitionEffects) {
    super('Tried, and taken back');
  }
}

/** Answers what a recognition would change, by recording it and taking it back. */
@Injectable()
export class TryRecognition {
  constructor(
    private readonly db: Db,
    private readonly decideRecognition: DecideRecognition,
  ) {}

  /** Refuses as the decision itself would. */
  async of(input: DecideRecognitionInput, actor: Actor): Promise<Omit<RecognitionEffects, 'recognitionId'>> {
    try {
      return await this.db.transaction<never>(async () => {
        throw new TakenBack(await this.decideRecognition.run(input, actor));
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      const { recognitionId: _none, ...effects } = error.effects;
      return effects;
    }
  }
}
